/** A part of published rules or rates: plain data. */
export type Part = unknown;
export type Fields = Readonly<Record<string, Part>>;

export const isFields = (part: Part): part is Fields =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** What tells the entries of a list apart: its id, its country, or the quantity it begins at. */
const names = ['id', 'region', 'from'] as const;

/** The entries of a list by what tells them apart; null where nothing does: such a list is one thing. */
export function entriesOf(list: readonly Part[]): ReadonlyMap<Part, Fields> | null {
  const entries = new Map<Part, Fields>();
  for (const entry of list) {
    const name = isFields(entry) ? names.find((one) => Object.hasOwn(entry, one)) : undefined;
    if (!isFields(entry) || name === undefined || entries.has(entry[name])) return null;
    entries.set(entry[name], entry);
  }
  return entries;
}

/** Whether two parts say the same, whatever the order of their fields. */
export function isSame(one: Part, other: Part): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  }
  if (!isFields(one) || !isFields(other)) return false;
  const fields = Object.keys(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}
