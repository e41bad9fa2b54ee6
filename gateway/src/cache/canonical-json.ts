/** Variables nested deeper than this are nobody's; they are not worth a stack. */
const deepest = 32;

/** JSON with the fields of every object in order, so that equal values are equal texts; null when nested too deep. */
export function canonicalJson(value: unknown): string | null {
  try {
    return write(value, 0);
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

function write(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (depth >= deepest) throw new RangeError(`nested deeper than ${deepest}`);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    // By code unit, not by locale: the order must be the same on every machine.
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${write(field, depth + 1)}`);
  return `{${fields.join(',')}}`;
}
