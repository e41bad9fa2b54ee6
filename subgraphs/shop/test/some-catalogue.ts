import { type Seed, type Seeded, seedShop } from '../src/seed/seed-shop.ts';
import { openCatalogueMedia, openShopDatabase } from '../src/store/index.ts';
import { aPiece, type TestShop } from './shop-builders.ts';

const someCollections = [
  { slug: 'thread', name: { ru: 'Нить', en: 'Thread' }, description: { ru: 'Металл.', en: 'Metal.' }, position: 0 },
  { slug: 'dusk', name: { ru: 'Сумерки', en: 'Dusk' }, description: { ru: 'Камни.', en: 'Stones.' }, position: 1 },
  { slug: 'empty', name: { ru: 'Пусто', en: 'Empty' }, description: { ru: '', en: '' }, position: 2 },
];
const roubles = (amount: number) => ({ amountMinor: amount * 100, currency: 'RUB' as const });
/** Prices fall in threes, so that many pieces cost the same. */
export const somePieces = [
  ...Array.from({ length: 12 }, (_, index) =>
    aPiece({
      slug: `ring-${index}`,
      price: roubles(100_000 - Math.floor(index / 3) * 1_000),
      metals: index % 2 === 0 ? ['YELLOW_GOLD', 'PLATINUM'] : ['SILVER'],
      position: index,
    }),
  ),
  aPiece({
    slug: 'violet-drop',
    kind: 'PENDANT',
    collectionSlug: 'dusk',
    name: { ru: 'Подвеска «Сирень»', en: 'Lilac Pendant' },
    stones: [{ kind: 'ALEXANDRITE', count: 2, caratTotal: 1.5, cut: { ru: 'овал', en: 'oval' } }],
    sizes: [],
    position: 12,
  }),
];
/** Seeds a shop as its seed does, which in life is another process: with a view of the database of its own. */
export function seederOf({ platform, mediaDir }: TestShop): (given?: Partial<Seed>) => Promise<Seeded> {
  const store = openShopDatabase({ ...platform, mongo: platform.mongo.useDb(platform.mongo.name) });
  return async (given = {}) =>
    seedShop(
      { store, media: await openCatalogueMedia(mediaDir), clock: platform.clock },
      { collections: someCollections, pieces: somePieces, accounts: [], ...given },
    );
}
