import { readFile } from 'node:fs/promises';
import { runTextbook } from './textbook/run-textbook.ts';

const usage = `npm run simulate -- textbook FILE.json   a shop of the textbooks; the last line is its answer as JSON`;

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** @returns the exit code */
async function main([command, file, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'textbook' || file === undefined || rest.length > 0) {
    tell(usage);
    return 2;
  }
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    tell(`${file} cannot be read: ${String(error)}`);
    return 2;
  }
  const outcome = runTextbook(text, tell);
  if (outcome.ok) {
    process.stdout.write(`${JSON.stringify(outcome.answer)}\n`);
    return 0;
  }
  for (const refusal of outcome.refusals) tell(`Refused. ${refusal}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
