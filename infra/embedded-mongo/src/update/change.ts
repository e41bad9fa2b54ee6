import type { BsonValue } from '../bson/value.ts';

/** What becomes of the value at one path. */
export type Change = { readonly kind: 'set'; readonly value: BsonValue } | { readonly kind: 'remove' | 'keep' };

/** An operator with its argument, applied to the value at its path; undefined stands for a field that is missing. */
export type Modifier = (current: BsonValue | undefined) => Change;

export const keep: Change = { kind: 'keep' };
export const remove: Change = { kind: 'remove' };
export const setTo = (value: BsonValue): Change => ({ kind: 'set', value });
