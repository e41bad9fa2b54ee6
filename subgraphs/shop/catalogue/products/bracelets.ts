import type { Product } from './product.ts';
import { CUT, GOLDS, roubles } from './terms.ts';

const bracelet = { kind: 'BRACELET', ringSizes: [], pose: 'lying' } as const;

export const BRACELETS: readonly Product[] = [
  {
    ...bracelet,
    slug: 'still-water-bracelet',
    collection: 'still-light',
    name: { ru: 'Теннисный браслет «Тихая вода»', en: 'Still Water Tennis Bracelet' },
    description: {
      ru: 'Сорок четыре бриллианта в отдельных кастах на шарнирах: браслет ложится на руку, как ткань. Замок с двумя предохранителями.',
      en: 'Forty-four diamonds in separate hinged heads: the bracelet falls over the wrist like cloth. The clasp has two safeties.',
    },
    priceMinor: roubles(894_000),
    leadTimeDays: 25,
    metals: ['WHITE_GOLD_585', 'PLATINUM_950', 'YELLOW_GOLD_585'],
    stones: [{ kind: 'diamond', count: 44, caratTotal: 5.3, cut: CUT.round }],
    massGrams: 12.8,
    design: { generator: 'tennis', parameters: { stone: 'diamond', stoneSize: 3.4 } },
  },
  {
    ...bracelet,
    slug: 'two-strands-bangle',
    collection: 'thread',
    name: { ru: 'Браслет «Две нити»', en: 'Two Strands Bangle' },
    description: {
      ru: 'Жёсткий браслет из двух скрученных проволок, овальный, по форме запястья. Откидной замок спрятан в витке.',
      en: 'A bangle of two twisted wires, oval like the wrist itself. The hinged catch hides inside one of the turns.',
    },
    priceMinor: roubles(164_000),
    leadTimeDays: 12,
    metals: [...GOLDS, 'SILVER_925'],
    stones: [],
    massGrams: 18.2,
    design: { generator: 'bangle', parameters: { strands: 2, turns: 19, wire: 1.35 } },
  },
  {
    ...bracelet,
    slug: 'mooring-bracelet',
    collection: 'white-nights',
    name: { ru: 'Браслет «Причал»', en: 'Mooring Bracelet' },
    description: {
      ru: 'Крупные овальные звенья и одна круглая жемчужина 10 мм. Подвес с жемчужиной снимается.',
      en: 'Broad oval links and a single round pearl of 10 mm on a charm that can be taken off.',
    },
    priceMinor: roubles(142_000),
    leadTimeDays: 10,
    metals: [...GOLDS, 'SILVER_925'],
    stones: [{ kind: 'pearl', count: 1, caratTotal: null, cut: CUT.pearl }],
    massGrams: 16.5,
    design: { generator: 'chain-bracelet', parameters: { linkLength: 13.5, linkWidth: 7.4, wire: 1.8, pearl: 10 } },
  },
  {
    ...bracelet,
    slug: 'summer-garden-bracelet',
    collection: 'garden-ring',
    name: { ru: 'Браслет «Летний сад»', en: 'Summer Garden Bracelet' },
    description: {
      ru: 'Девять круглых сапфиров в кастах на тонкой якорной цепи, через равные промежутки. Камни закреплены с обеих сторон — изнанки у браслета нет.',
      en: 'Nine round sapphires in collets on a fine cable chain, evenly spaced. The collets are open on both sides, so it has no wrong side.',
    },
    priceMinor: roubles(68_500),
    leadTimeDays: 9,
    metals: ['YELLOW_GOLD_585', 'ROSE_GOLD_585', 'WHITE_GOLD_585'],
    stones: [{ kind: 'sapphire', count: 9, caratTotal: 2.1, cut: CUT.round }],
    massGrams: 4.8,
    design: { generator: 'stations', parameters: { stone: 'sapphire', stoneSize: 4, stoneCount: 9 } },
  },
  {
    ...bracelet,
    slug: 'ice-drift-cuff',
    collection: 'white-nights',
    name: { ru: 'Браслет «Ледоход»', en: 'Ice Drift Cuff' },
    description: {
      ru: 'Широкая серебряная лента с матовой поверхностью, сужающаяся к концам. Надевается сбоку, держится за счёт упругости металла.',
      en: 'A broad ribbon of satin silver, narrowing to its ends. It goes on from the side and holds by the spring of the metal.',
    },
    priceMinor: roubles(29_400),
    leadTimeDays: 8,
    metals: ['SILVER_925', 'YELLOW_GOLD_585'],
    stones: [],
    massGrams: 31,
    design: { generator: 'cuff', parameters: { ribbon: 19, ends: 9, thickness: 1.9, wave: 0, dome: 0.9 } },
  },
];
