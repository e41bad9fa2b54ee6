import type { Given, InputName, PriceInput } from './price-inputs.ts';

/** What the lines of a price are for, in the order they are shown. */
export const priceLineKinds = [
  'METAL',
  'CASTING',
  'FINISHING',
  'PLATING',
  'STONES',
  'ENGRAVING',
  'LABOUR',
  'QUANTITY_DISCOUNT',
  'EXPRESS',
  'MINIMUM',
  'MARGIN',
  'TAX',
] as const;
export type PriceLineKind = (typeof priceLineKinds)[number];

type Closing = Given<'costMinor' | 'marginShare' | 'topUpMinor' | 'taxShare' | 'roundToMinor'>;

/** The figures that each kind of line is computed from, and nothing else. */
export interface LineInputs {
  METAL: Given<'pieces' | 'massGrams' | 'lossShare' | 'perGramMinor'>;
  CASTING: Given<
    | 'pieces'
    | 'perModelMinor'
    | 'perPieceMinor'
    | 'waxCm3'
    | 'perCm3Minor'
    | 'pouredGrams'
    | 'flaskGrams'
    | 'perFlaskMinor'
  >;
  FINISHING: Given<'pieces' | 'areaCm2' | 'perPieceMinor' | 'perCm2Minor'>;
  PLATING: Given<'pieces' | 'areaCm2' | 'thicknessMicrons' | 'densityGramsPerCm3' | 'perGramMinor' | 'bathMinor'>;
  STONES: Given<'pieces' | 'stonesPerPiece' | 'stoneMinor' | 'settingMinutes' | 'perHourMinor'>;
  ENGRAVING: Given<'pieces' | 'characters' | 'perPieceMinor' | 'perCharacterMinor'>;
  LABOUR: Given<'pieces' | 'areaCm2' | 'minutesPerPiece' | 'minutesPerCm2' | 'detailFactor' | 'perHourMinor'>;
  QUANTITY_DISCOUNT: Given<'makingMinor' | 'discountShare'>;
  EXPRESS: Given<'makingMinor' | 'surchargeShare'>;
  MINIMUM: Given<'costMinor' | 'marginShare' | 'minimumMinor'>;
  MARGIN: Closing;
  TAX: Closing;
}

/** A centimetre is 10,000 microns. */
const micronsInCm = 10_000;

/** How each line's amount follows from its figures: all that is needed to check a price by hand. */
const formulas: { readonly [Kind in PriceLineKind]: (given: LineInputs[Kind]) => number } = {
  METAL: (g) => g.pieces * g.massGrams * (1 + g.lossShare) * g.perGramMinor,
  CASTING: (g) =>
    g.perModelMinor +
    g.pieces * (g.perPieceMinor + g.waxCm3 * g.perCm3Minor + (g.pouredGrams / g.flaskGrams) * g.perFlaskMinor),
  FINISHING: (g) => g.pieces * (g.perPieceMinor + g.areaCm2 * g.perCm2Minor),
  PLATING: (g) =>
    g.pieces * (g.bathMinor + g.areaCm2 * (g.thicknessMicrons / micronsInCm) * g.densityGramsPerCm3 * g.perGramMinor),
  STONES: (g) => g.pieces * g.stonesPerPiece * (g.stoneMinor + (g.settingMinutes * g.perHourMinor) / 60),
  ENGRAVING: (g) => g.pieces * (g.perPieceMinor + g.characters * g.perCharacterMinor),
  LABOUR: (g) => (g.pieces * (g.minutesPerPiece + g.minutesPerCm2 * g.areaCm2 * g.detailFactor) * g.perHourMinor) / 60,
  // 0 - x and not -x: nothing off is 0, not -0, which would not come back from the database as it went in.
  QUANTITY_DISCOUNT: (g) => 0 - Math.round(g.makingMinor * g.discountShare),
  EXPRESS: (g) => g.makingMinor * g.surchargeShare,
  MINIMUM: (g) => Math.max(0, g.minimumMinor - g.costMinor * (1 + g.marginShare)),
  MARGIN: (g) => roundTotal(g) - taxIn(g) - g.topUpMinor - g.costMinor,
  TAX: (g) => taxIn(g),
};

/** The total, rounded up to whole steps; a millionth of a step is noise of the arithmetic, not a reason for one more. */
function roundTotal({ costMinor, marginShare, topUpMinor, taxShare, roundToMinor }: Closing): number {
  const exact = (costMinor * (1 + marginShare) + topUpMinor) * (1 + taxShare);
  return Math.ceil(exact / roundToMinor - 1e-6) * roundToMinor;
}

/** The tax that is in the rounded total. */
function taxIn(given: Closing): number {
  return Math.round((roundTotal(given) * given.taxShare) / (1 + given.taxShare));
}

/** A line's amount, in whole minor units. */
export function amountOf<Kind extends PriceLineKind>(kind: Kind, given: LineInputs[Kind]): number {
  return Math.round(formulas[kind](given));
}

/** A line's amount once more, from the figures that were kept with it. @returns NaN when one of them is missing */
export function amountFromKept(kind: PriceLineKind, inputs: readonly PriceInput[]): number {
  const given = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  // A figure that is missing makes the amount NaN, which no recorded amount equals.
  return amountOf(kind, given as Given<InputName>);
}
