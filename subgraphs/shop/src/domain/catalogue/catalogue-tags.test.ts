import { listTags, productTag, tagsOfChange } from './catalogue-tags.ts';
import { type Product, type ProductFacts, productOf } from './product.ts';

const facts: ProductFacts = {
  slug: 'ring',
  kind: 'RING',
  collectionSlug: 'dusk',
  name: { ru: 'Кольцо', en: 'Ring' },
  description: { ru: 'Витое.', en: 'Twisted.' },
  price: { amountMinor: 100_000, currency: 'RUB' },
  leadTimeDays: 10,
  metals: ['SILVER'],
  stones: [],
  sizes: ['17'],
  massGrams: 3,
  position: 4,
};
const before = productOf('prd_1', facts);
const changed = (given: Partial<ProductFacts>): Product => productOf('prd_1', { ...facts, ...given });

const aList = (given: Partial<Parameters<typeof listTags>[0]> = {}): string[] =>
  listTags({ kinds: [], collection: null, words: [], locale: 'en', isByPrice: false, ...given });
const lists = {
  all: aList(),
  'all by price': aList({ isByPrice: true }),
  rings: aList({ kinds: ['RING'] }),
  'rings and pendants by price': aList({ kinds: ['RING', 'PENDANT'], isByPrice: true }),
  bracelets: aList({ kinds: ['BRACELET'] }),
  'bracelets by price': aList({ kinds: ['BRACELET'], isByPrice: true }),
  'dusk by price': aList({ collection: 'dusk', isByPrice: true }),
  'dusk, bracelets': aList({ collection: 'dusk', kinds: ['BRACELET'] }),
  thread: aList({ collection: 'thread' }),
  'found in English': aList({ words: ['ring'] }),
  'found in Russian': aList({ words: ['кольцо'], locale: 'ru' }),
};

/** The lists that a change makes untrue. */
function purgedBy(from: Product | null, to: Product): string[] {
  const purged = new Set(tagsOfChange(from, to));
  return Object.entries(lists)
    .filter(([, tags]) => tags.some((tag) => purged.has(tag)))
    .map(([name]) => name);
}

describe('what a change of a piece makes untrue', () => {
  it('is every answer that shows it', () => {
    expect(tagsOfChange(before, changed({ leadTimeDays: 11 }))).toEqual([productTag('prd_1')]);
  });

  it.each<[string, Partial<ProductFacts>, string[]]>([
    ['another lead time: no list', { leadTimeDays: 11 }, []],
    ['the same words in another order: no list', { description: { ru: 'витое', en: 'TWISTED!' } }, []],
    ['an English word: what was found in English', { name: { ru: 'Кольцо', en: 'Band' } }, ['found in English']],
    [
      'a price: lists by price that it may be in',
      { price: { amountMinor: 90_000, currency: 'RUB' } },
      ['all by price', 'rings and pendants by price', 'dusk by price'],
    ],
    [
      'its place: lists in the order of the house that it may be in',
      { position: 5 },
      ['all', 'rings', 'dusk, bracelets', 'found in English', 'found in Russian'],
    ],
    [
      'its metals: every list that it may be in',
      { metals: ['SILVER', 'PLATINUM'] },
      Object.keys(lists).filter((name) => !['bracelets', 'bracelets by price', 'thread'].includes(name)),
    ],
    ['its kind and collection: lists of both', { kind: 'BRACELET', collectionSlug: 'thread' }, Object.keys(lists)],
  ])('%s', (_, given, expected) => {
    expect(purgedBy(before, changed(given))).toEqual(expected);
  });

  it('is every list that a new piece may be in, and that there was none at its address', () => {
    expect(purgedBy(null, before)).toEqual(
      Object.keys(lists).filter((name) => !['bracelets', 'bracelets by price', 'thread'].includes(name)),
    );
    expect(tagsOfChange(null, before)).toContain('NoProduct:ring');
  });
});
