/** https://www.sqlite.org/rescode.html */
export const busy = 5;
export const uniqueViolation = 2067;

/** SQLite's extended result code, or undefined for an error that is not SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}
