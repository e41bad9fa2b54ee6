/*
 * What JSON holds is anything until it was looked at. These look at one value each; what is not as it should be comes
 * out as null, and whoever asked says what that means.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  // An object of JSON has text for keys; that it is an object was just seen.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The entries of a list; none when there is no list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An integer from zero on that an array can be indexed with. */
export function asIndex(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff ? value : null;
}

/** The same where leaving it out means something; null when it is there and wrong. */
export function asIndexOr(value: unknown, otherwise: number): number | null {
  return value === undefined ? otherwise : asIndex(value);
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A list of so many finite numbers. */
export function asNumbers(value: unknown, length: number): readonly number[] | null {
  const numbers = asList(value).filter((one) => typeof one === 'number' && Number.isFinite(one));
  // The filter leaves numbers only.
  return numbers.length === length && asList(value).length === length ? (numbers as number[]) : null;
}
