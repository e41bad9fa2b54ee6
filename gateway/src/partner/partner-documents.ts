import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../partner/', import.meta.url));

/** Texts of the documents that are kept for partners: our examples, and what they have told us that they ask. */
export async function readPartnerDocuments(): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const file of glob('**/*.graphql', { cwd: folder }))
    texts.push(await readFile(`${folder}${file}`, 'utf8'));
  return texts;
}
