import type { Collection } from './product.ts';

export const COLLECTIONS: readonly Collection[] = [
  {
    slug: 'ural-dusk',
    name: { ru: 'Уральские сумерки', en: 'Ural Dusk' },
    description: {
      ru: 'Александрит нашли на Урале в 1830-х. Днём он сине-зелёный, при лампе — малиновый. Оправы здесь светлые и открытые, чтобы перемену было видно.',
      en: 'Alexandrite was first found in the Urals in the 1830s: blue-green by day, raspberry under a lamp. The settings are pale and open, so that the change can be seen.',
    },
    cover: 'dusk-pendant',
  },
  {
    slug: 'still-light',
    name: { ru: 'Тихий свет', en: 'Still Light' },
    description: {
      ru: 'Бриллианты в классических оправах: помолвочные кольца, пусеты, дорожки. Ничего лишнего — только пропорции и хорошая закрепка.',
      en: 'Diamonds in classical settings: engagement rings, studs, eternity bands. Nothing is added; proportion and good setting do the work.',
    },
    cover: 'first-light-ring',
  },
  {
    slug: 'thread',
    name: { ru: 'Нить', en: 'Thread' },
    description: {
      ru: 'Украшения из одного металла. Проволока гнётся, скручивается и сцепляется в звенья — поверхность и есть рисунок.',
      en: 'Pieces of metal alone. Wire is bent, twisted and linked, and the surface is the ornament.',
    },
    cover: 'two-strands-ring',
  },
  {
    slug: 'white-nights',
    name: { ru: 'Белые ночи', en: 'White Nights' },
    description: {
      ru: 'Жемчуг, аквамарин и лунный камень — светлые камни с мягким блеском, как петербургское небо в июне.',
      en: 'Pearl, aquamarine and moonstone: pale stones with a soft light, like the sky over St Petersburg in June.',
    },
    cover: 'white-night-drop',
  },
  {
    slug: 'garden-ring',
    name: { ru: 'Садовое кольцо', en: 'Garden Ring' },
    description: {
      ru: 'Изумруды, рубины, сапфиры и гранаты в жёлтом золоте. Названа по московскому кольцу бульваров, где каждый сад другого цвета.',
      en: 'Emeralds, rubies, sapphires and garnets in yellow gold, named after the Moscow ring road that once ran from garden to garden.',
    },
    cover: 'boulevard-ring',
  },
];
