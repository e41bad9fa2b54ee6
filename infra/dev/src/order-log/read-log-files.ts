import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type LoggedLine, readLine } from './select-lines.ts';

const ending = '.log';

/** What all processes of a stack have written, as far as it is kept, in the order of time. */
export async function readLogFiles(dataDir: string): Promise<readonly LoggedLine[]> {
  const folder = path.join(dataDir, 'logs');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending));
  const lines = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      // `orders.1.log` is what orders wrote before.
      const process = name.slice(0, -ending.length).replace(/\.\d+$/, '');
      return text.split('\n').flatMap((line) => readLine(process, line) ?? []);
    }),
  );
  // ISO 8601: text in the order of time.
  return lines.flat().toSorted((a, b) => String(a.fields['time']).localeCompare(String(b.fields['time'])));
}
