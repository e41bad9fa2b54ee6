/**
 * The earlier of positions in the API's order of changes, for a page that was read in several answers: what follows it
 * misses nothing of any of them. null where one of them is not known.
 */
export function earliest(...positions: readonly (string | null)[]): string | null {
  let found: string | null = null;
  for (const position of positions) {
    if (position === null) return null;
    if (found === null || isBefore(position, found)) found = position;
  }
  return found;
}

/** Positions are pairs of numbers, a time and a count: `1700000000000-0`. */
function isBefore(one: string, other: string): boolean {
  const [oneTime = 0, oneCount = 0] = one.split('-').map(Number);
  const [otherTime = 0, otherCount = 0] = other.split('-').map(Number);
  return oneTime === otherTime ? oneCount < otherCount : oneTime < otherTime;
}
