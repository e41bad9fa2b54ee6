import { readdir, readFile } from 'node:fs/promises';
import type { Localized } from '@alexandrite/contracts/locale';
import * as z from 'zod';

/** An operation to begin with. */
export interface Example {
  readonly title: Localized;
  /** What else there is to do, or to know. */
  readonly about?: Localized | undefined;
  readonly document: string;
  /** `{{name}}` stands for something of the reader's own. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const localized = z.object({ ru: z.string().min(1), en: z.string().min(1) });
const beside = z.object({
  title: localized,
  about: localized.optional(),
  variables: z.record(z.string(), z.unknown()),
});

/**
 * Reads the examples of a folder in the order of their names: each is a document, `name.graphql`, and beside it
 * `name.json` with its title and variables.
 */
export async function readExamples(folder: URL): Promise<readonly Example[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const [document, facts] = await Promise.all([
        readFile(new URL(name, folder), 'utf8'),
        readFile(new URL(name.replace(/graphql$/, 'json'), folder), 'utf8'),
      ]);
      return { document: document.trimEnd(), ...beside.parse(JSON.parse(facts)) };
    }),
  );
}
