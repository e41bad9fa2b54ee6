import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Figures, figures } from './figures.ts';

/** What was committed: one line a run. */
export const committedFile = path.resolve(import.meta.dirname, '../../history/smoke.jsonl');

/** What this working copy has run since. */
export const ownFile = (folder: string): string => path.join(folder, 'history.jsonl');

/** The figures in a file, oldest first; none when there is no file. Lines that another version wrote are left out. */
export async function readHistory(file: string): Promise<readonly Figures[]> {
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const parsed = figures.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    });
}

export async function addToHistory(file: string, added: readonly Figures[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, added.map((one) => `${JSON.stringify(one)}\n`).join(''));
}
