import type { Localized, MetalKind } from './product.ts';

/** Half sizes in Russian numbering: inner diameter in mm. */
export const WOMENS_SIZES: readonly number[] = [15.5, 16, 16.5, 17, 17.5, 18, 18.5];
export const ALL_SIZES: readonly number[] = [15.5, 16, 16.5, 17, 17.5, 18, 18.5, 19, 19.5, 20, 20.5, 21, 21.5];
export const MENS_SIZES: readonly number[] = [18, 18.5, 19, 19.5, 20, 20.5, 21, 21.5, 22];

export const GOLDS: readonly MetalKind[] = ['YELLOW_GOLD_585', 'ROSE_GOLD_585', 'WHITE_GOLD_585'];

/** Names of cuts as a certificate writes them. */
export const CUT = {
  round: { ru: 'круглый бриллиантовый', en: 'round brilliant' },
  oval: { ru: 'овал', en: 'oval' },
  cushion: { ru: 'кушон', en: 'cushion' },
  pear: { ru: 'груша', en: 'pear' },
  emerald: { ru: 'изумрудная (ступенчатая)', en: 'emerald (step) cut' },
  baguette: { ru: 'багет', en: 'baguette' },
  cabochon: { ru: 'кабошон', en: 'cabochon' },
  pearl: { ru: 'круглая жемчужина', en: 'round pearl' },
} as const satisfies Record<string, Localized>;

/** Roubles as kopecks. */
export const roubles = (amount: number): number => amount * 100;
