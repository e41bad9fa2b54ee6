import type { SearchParams } from './filter.ts';

/** What can be chosen of a piece. */
export interface PieceOptions {
  readonly metals: readonly string[];
  /** Empty where size does not apply. */
  readonly sizes: readonly string[];
}

/** What a visitor chose of a piece. */
export interface PieceChoice {
  readonly metal: string;
  readonly size: string | null;
}

/**
 * The choice in an address, so that it is still there after signing in; what is not offered, and what is missing,
 * is the usual: the pictured metal and the size in the middle.
 */
export function pieceChoiceFrom({ metals, sizes }: PieceOptions, search: SearchParams): PieceChoice {
  const metal = metals.find((candidate) => candidate === search['metal']) ?? metals[0] ?? '';
  const size = sizes.find((candidate) => candidate === search['size']) ?? sizes[Math.floor(sizes.length / 2)] ?? null;
  return { metal, size };
}

/** Search part of an address with a choice. */
export function searchOf({ metal, size }: PieceChoice): string {
  const search = new URLSearchParams({ metal, ...(size !== null && { size }) });
  return `?${search.toString()}`;
}
