import type { Product } from './product.ts';
import { ALL_SIZES, GOLDS, MENS_SIZES, roubles } from './terms.ts';

const ring = { kind: 'RING', pose: 'standing' } as const;

export const METAL_RINGS: readonly Product[] = [
  {
    ...ring,
    slug: 'plain-vow-band',
    collection: 'thread',
    name: { ru: 'Обручальное кольцо «Простой обет»', en: 'Plain Vow Wedding Band' },
    description: {
      ru: 'Классическое кольцо шириной 4 мм: снаружи выпуклое, изнутри слегка скруглённое, чтобы легко проходило через сустав. Гравировка внутри — бесплатно.',
      en: 'The classic band, 4 mm wide: domed outside and gently rounded inside, so that it slips over the knuckle. Engraving inside is free.',
    },
    priceMinor: roubles(46_800),
    leadTimeDays: 5,
    metals: ['YELLOW_GOLD_585', 'ROSE_GOLD_585', 'WHITE_GOLD_585', 'PLATINUM_950'],
    stones: [],
    ringSizes: ALL_SIZES,
    massGrams: 5.1,
    design: { generator: 'band', parameters: { size: 18, profile: 'd-shape', bandWidth: 4, bandHeight: 1.7 } },
  },
  {
    ...ring,
    slug: 'frost-band',
    collection: 'thread',
    name: { ru: 'Обручальное кольцо «Иней»', en: 'Hoarfrost Wedding Band' },
    description: {
      ru: 'Матовая середина между двумя полированными ободками. Со временем матовая часть светлеет там, где её касаются пальцы, — её легко обновить у нас.',
      en: 'A satin centre between two polished rims. In time the satin brightens where fingers touch it; we renew it in minutes.',
    },
    priceMinor: roubles(128_000),
    leadTimeDays: 8,
    metals: ['PLATINUM_950', 'WHITE_GOLD_585', 'YELLOW_GOLD_585'],
    stones: [],
    ringSizes: MENS_SIZES,
    massGrams: 11.6,
    design: {
      generator: 'band',
      parameters: { size: 20, profile: 'flat', bandWidth: 6, bandHeight: 1.7, satin: true, rims: true, rimWidth: 0.9 },
    },
  },
  {
    ...ring,
    slug: 'grain-band',
    collection: 'thread',
    name: { ru: 'Обручальное кольцо «Зернь»', en: 'Milgrain Wedding Band' },
    description: {
      ru: 'Плоское кольцо с дорожками зерни по краям: двести шестьдесят шариков, каждый накатан отдельно.',
      en: 'A flat band with beaded edges: two hundred and sixty grains, each one rolled by itself.',
    },
    priceMinor: roubles(54_200),
    leadTimeDays: 8,
    metals: ['ROSE_GOLD_585', 'YELLOW_GOLD_585', 'WHITE_GOLD_585'],
    stones: [],
    ringSizes: ALL_SIZES,
    massGrams: 5.6,
    design: {
      generator: 'band',
      parameters: { size: 18, profile: 'flat', bandWidth: 4.5, bandHeight: 1.6, milgrain: 0.23 },
    },
  },
  {
    ...ring,
    slug: 'two-strands-ring',
    collection: 'thread',
    name: { ru: 'Кольцо «Две нити»', en: 'Two Strands Ring' },
    description: {
      ru: 'Две круглые проволоки скручены в одиннадцать оборотов и спаяны так, что начала не найти. Хорошо сидит рядом с гладким кольцом.',
      en: 'Two round wires twisted through eleven turns and soldered so that no beginning can be found. It sits well beside a plain band.',
    },
    priceMinor: roubles(38_900),
    leadTimeDays: 7,
    metals: [...GOLDS, 'SILVER_925'],
    stones: [],
    ringSizes: ALL_SIZES,
    massGrams: 4.9,
    design: { generator: 'twisted-band', parameters: { size: 17, strands: 2, turns: 11, wire: 0.85 } },
  },
  {
    ...ring,
    slug: 'seal-ring',
    collection: 'thread',
    name: { ru: 'Печатка «Оттиск»', en: 'Impression Signet' },
    description: {
      ru: 'Печатка с зеркальной площадкой 13 × 11 мм. Её можно оставить гладкой или отдать граверу: вырежем монограмму или герб по вашему эскизу.',
      en: 'A signet with a mirror-flat face of 13 × 11 mm. Leave it plain, or let our engraver cut a monogram or a crest from your drawing.',
    },
    priceMinor: roubles(112_000),
    leadTimeDays: 12,
    metals: ['YELLOW_GOLD_585', 'WHITE_GOLD_585', 'SILVER_925'],
    stones: [],
    ringSizes: MENS_SIZES,
    massGrams: 11.4,
    design: {
      generator: 'signet',
      parameters: { size: 19, faceWidth: 11, faceLength: 13, bandWidth: 3.6, barrel: 0.26, squareness: 2.2 },
    },
  },
];
