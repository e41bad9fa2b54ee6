/** What a catalogue piece can be made in; null where the shop has not told it yet. */
export interface PieceOptions {
  /** The first is the usual one. */
  readonly metals: readonly string[] | null;
  /** Empty where size does not apply. */
  readonly sizes: readonly string[] | null;
}

/** What was chosen of a piece; null where nothing was. */
export interface PieceChoices {
  readonly metal: string | null;
  readonly size: string | null;
}

/** CHOICES_UNKNOWN: nobody can tell yet whether it is made so. */
export type ChoiceFault = 'METAL_NOT_OFFERED' | 'SIZE_NOT_OFFERED' | 'CHOICES_UNKNOWN';

/** Choices with the usual ones where none were made: the first metal, the size in the middle. */
export function completeChoices({ metal, size }: PieceChoices, { metals, sizes }: PieceOptions): PieceChoices {
  return { metal: metal ?? metals?.[0] ?? null, size: size ?? sizes?.[Math.floor(sizes.length / 2)] ?? null };
}

/** Why a piece is not made as chosen; null when it is. */
export function choiceFault({ metal, size }: PieceChoices, { metals, sizes }: PieceOptions): ChoiceFault | null {
  if (metal !== null && metals && !metals.includes(metal)) return 'METAL_NOT_OFFERED';
  if (size !== null && sizes && !sizes.includes(size)) return 'SIZE_NOT_OFFERED';
  return metals && sizes ? null : 'CHOICES_UNKNOWN';
}
