import type { IndexDefinition } from '../storage/index-definition.ts';

/** Keys from `from` up to, but without, `to`. */
export interface KeyRange {
  readonly from: Buffer;
  readonly to: Buffer;
}

/** Reading an index: its ranges in their order, or all of it backwards. */
export interface IndexPlan {
  readonly kind: 'index';
  readonly index: IndexDefinition;
  readonly ranges: readonly KeyRange[];
  readonly backwards: boolean;
  /** Whether the rows come in the order that was asked for. */
  readonly sorted: boolean;
}

/** Where the candidates for a filter come from; the filter is applied to them in any case. */
export type Plan =
  | IndexPlan
  /** Every document of the collection. */
  | { readonly kind: 'collection'; readonly sorted: false }
  /** The branches of an `$or`, each from an index of its own. */
  | { readonly kind: 'union'; readonly plans: readonly IndexPlan[]; readonly sorted: false };
