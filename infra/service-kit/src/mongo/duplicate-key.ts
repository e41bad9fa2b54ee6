/** What a unique index says when a document would be the second: MongoDB's error E11000. */
const duplicateKeyCode = 11_000;

/**
 * Whether a write failed because its document is there already.
 * @param field the indexed field, when a collection has several unique indexes
 */
export function isDuplicateKey(fault: unknown, field?: string): boolean {
  if (!(fault instanceof Error) || !('code' in fault) || fault.code !== duplicateKeyCode) return false;
  if (field === undefined) return true;
  return (
    'keyPattern' in fault &&
    typeof fault.keyPattern === 'object' &&
    fault.keyPattern !== null &&
    field in fault.keyPattern
  );
}
