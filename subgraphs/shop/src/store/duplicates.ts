/** Whether a write failed because a unique index over this field holds the value already. */
export function isDuplicate(fault: unknown, field: string): boolean {
  if (!(fault instanceof Error) || !('code' in fault) || fault.code !== 11_000 || !('keyPattern' in fault))
    return false;
  return typeof fault.keyPattern === 'object' && fault.keyPattern !== null && field in fault.keyPattern;
}
