import { isInherited, ownValue, setOwn } from './inherited.ts';

/** An object as it comes out of JSON. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Adds to an object what another subgraph knows of it: objects are merged, lists of the same length element by
 * element, and of anything else the later counts.
 */
export function mergeFields(target: Fields, source: Fields): void {
  for (const key of Object.keys(source)) {
    const added = source[key];
    const isUnusual = isInherited(key);
    const present = isUnusual ? ownValue(target, key) : target[key];
    if (isFields(present) && isFields(added)) mergeFields(present, added);
    else if (Array.isArray(present) && Array.isArray(added) && present.length === added.length)
      mergeLists(present, added);
    else if (added === undefined) continue;
    else if (isUnusual) setOwn(target, key, added);
    else target[key] = added;
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, added] of source.entries()) {
    const present = target[index];
    if (isFields(present) && isFields(added)) mergeFields(present, added);
    else target[index] = added;
  }
}
