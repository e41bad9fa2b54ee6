import { listAt, valueAt, withValueAt, type Json } from './document.ts';

/** What was changed in a document, by path. */
export type Edits = ReadonlyMap<string, Json>;

export const noEdits: Edits = new Map();

/** The document with what was changed in it. */
export function edited(document: Json, edits: Edits): Json {
  let result = document;
  for (const [path, value] of edits) result = withValueAt(result, path, value);
  return result;
}

/** One change more; none when the value is again what it was. */
export function withEdit(document: Json, edits: Edits, path: string, value: Json): Edits {
  const next = new Map(edits);
  if (JSON.stringify(valueAt(document, path)) === JSON.stringify(value)) next.delete(path);
  else next.set(path, value);
  return next;
}

/**
 * The changes that can be carried over to a newer document: all but those to a row that is another one there. Figures
 * that were changed in both are taken from the edits.
 */
export function carryOver(edits: Edits, from: Json, to: Json): Edits {
  const kept = [...edits].filter(([path]) => {
    const [list = '', index] = path.split('.');
    if (index === undefined || listAt(from, list).length === 0) return true;
    const row = `${list}.${index}`;
    return valueAt(to, row) !== undefined && valueAt(from, `${row}.id`) === valueAt(to, `${row}.id`);
  });
  return new Map(kept);
}
