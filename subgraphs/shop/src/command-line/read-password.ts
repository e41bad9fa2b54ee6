import type { ReadStream } from 'node:tty';

/** Longer than any password that is taken. */
const longest = 4_096;

/**
 * The first line of what is written to a program, or of what a person types without seeing it.
 * @param say shows a question to a person; nobody is asked where the input is no terminal
 * @throws when the person gives up by Ctrl-C
 */
export async function readPassword(input: NodeJS.ReadStream, say: (text: string) => void): Promise<string> {
  if (input.isTTY) return typed(input, say);
  let written = '';
  for await (const part of input.setEncoding('utf8')) {
    written += String(part);
    if (written.includes('\n') || written.length > longest) break;
  }
  return written.split(/\r?\n/)[0] ?? '';
}

async function typed(input: ReadStream, say: (text: string) => void): Promise<string> {
  say('Password (nothing is shown; leave it empty to have one made): ');
  input.setRawMode(true).setEncoding('utf8').resume();
  try {
    return await new Promise((resolve, reject) => {
      let line = '';
      input.on('data', (keys: string) => {
        for (const key of keys) {
          if (key === '\r' || key === '\n' || key === '\u0004') resolve(line);
          else if (key === '\u0003') reject(new Error('given up'));
          else if (key === '\u007f' || key === '\b') line = Array.from(line).slice(0, -1).join('');
          else if (line.length < longest) line += key;
        }
      });
    });
  } finally {
    input.setRawMode(false).pause();
    say('\n');
  }
}
