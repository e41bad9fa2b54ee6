import path from 'node:path';
import { readArguments, usage, type MeasureArguments } from './arguments.ts';
import { measureFile } from './measure-file.ts';

/** Errors of the command line's own, not of what a file holds. */
const noFile = new Set(['FILE_NOT_FOUND', 'NOT_A_FILE']);

/** Where the answers go. */
export interface Output {
  /** Takes one line of JSON. */
  readonly write: (line: string) => void;
  /** Takes what is wrong with the command line. */
  readonly complain: (text: string) => void;
}

/**
 * Measures the files named on the command line, one after the other, and writes a line for each: a measurement or an
 * error. Relative names are taken from where the command was typed.
 * @returns the exit code: 0 when every file was read, what is no model included; 1 when there is no such file; 2 when the
 * command line makes no sense
 */
export async function measureFiles(given: readonly string[], output: Output, from?: string): Promise<number> {
  let wanted: MeasureArguments;
  try {
    wanted = readArguments(given);
  } catch (fault) {
    output.complain(`${fault instanceof Error ? fault.message : String(fault)}\n\n${usage}`);
    return 2;
  }
  const folder = from ?? process.cwd();
  let code = 0;
  for (const file of wanted.files) {
    const answer = await measureFile(path.resolve(folder, file), wanted);
    if ('error' in answer && noFile.has(answer.error.code)) code = 1;
    output.write(JSON.stringify({ file, ...answer }));
  }
  return code;
}
