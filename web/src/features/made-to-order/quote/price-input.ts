/** Units of measures that a figure of a price may be in, by their names in the messages. */
const measures = {
  pcs: 'pcs',
  g: 'g',
  'g/cm³': 'gPerCm3',
  'cm²': 'cm2',
  'cm³': 'cm3',
  µm: 'um',
  min: 'min',
  'min/cm²': 'minPerCm2',
  factor: 'factor',
  characters: 'characters',
} as const;

/** What an amount of money may be for: a gram, a square centimetre… */
const rates = { 'kopeck/g': 'g', 'kopeck/cm²': 'cm2', 'kopeck/cm³': 'cm3', 'kopeck/hour': 'hour' } as const;

export type Measure = (typeof measures)[keyof typeof measures];
export type RateOf = (typeof rates)[keyof typeof rates];

/** A figure that a price was computed from, as people read it. */
export type ReadInput =
  | { readonly kind: 'money'; readonly amountMinor: number; readonly per: RateOf | null }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'measure'; readonly value: number; readonly unit: Measure }
  /** A unit that came up since this page was written: it is shown as it is. */
  | { readonly kind: 'other'; readonly value: number; readonly unit: string };

/** How a figure is to be read, by its unit. */
export function readInput({ value, unit }: { readonly value: number; readonly unit: string }): ReadInput {
  if (unit === 'share') return { kind: 'share', share: value };
  if (unit === 'kopeck') return { kind: 'money', amountMinor: value, per: null };
  if (isKeyOf(rates, unit)) return { kind: 'money', amountMinor: value, per: rates[unit] };
  if (isKeyOf(measures, unit)) return { kind: 'measure', value, unit: measures[unit] };
  return { kind: 'other', value, unit };
}

function isKeyOf<T extends object>(known: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(known, key);
}
