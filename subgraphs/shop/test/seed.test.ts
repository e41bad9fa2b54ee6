import { aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import type { OpenAccount } from '../src/commands/open-account.ts';
import { catalogueCollections, cataloguePieces } from '../src/seed/catalogue-facts.ts';
import { demoAccounts } from '../src/seed/demo-accounts.ts';
import { aPiece, openTestShop, type TestShop } from './shop-builders.ts';
import { seederOf, somePieces } from './some-catalogue.ts';

let shop: TestShop;
let seed: ReturnType<typeof seederOf>;
beforeAll(async () => {
  shop = await openTestShop([...somePieces, ...cataloguePieces].map(({ slug }) => slug));
  seed = seederOf(shop);
  await seed();
});
afterAll(() => shop.close());

describe('the seed', () => {
  it('tells the other services of every piece', async () => {
    await waitUntil('the events', () => shop.platform.published.length >= somePieces.length);
    const event = shop.platform.published.find(({ payload }) => 'slug' in payload && payload.slug === 'violet-drop');
    expect(event).toMatchObject({
      type: 'product.published.v1',
      payload: { name: { en: 'Lilac Pendant' }, price: { amountMinor: 1_000_000 }, leadTimeDays: 10 },
    });
  });

  it('changes nothing when it runs again, and what has changed when that is something', async () => {
    expect(await seed()).toMatchObject({ collectionsWritten: 0, piecesNew: 0, piecesChanged: 0 });
    const dearer = somePieces.map((piece) => (piece.slug === 'ring-0' ? { ...piece, leadTimeDays: 11 } : piece));
    expect(await seed({ pieces: dearer })).toMatchObject({ piecesNew: 0, piecesChanged: 1 });
    expect(await seed()).toMatchObject({ piecesNew: 0, piecesChanged: 1 });
  });

  it('tells once more of pieces of which an earlier release told less', async () => {
    const pieces = shop.platform.mongo.collection('products');
    await pieces.updateOne({ slug: 'ring-0' }, { $unset: { announcement: 1 } });
    expect(await seed()).toMatchObject({ piecesNew: 0, piecesChanged: 1 });
    await shop.platform.relay.idle();
    const told = shop.platform.published.at(-1)?.payload;
    const { metals, sizes } = somePieces.find(({ slug }) => slug === 'ring-0') ?? {};
    expect(told).toMatchObject({ slug: 'ring-0', metals, sizes });
    expect(await seed()).toMatchObject({ piecesChanged: 0 });
  });

  it('leaves out pieces that cannot be shown', async () => {
    expect(await seed({ pieces: [aPiece({ slug: 'never-rendered' })] })).toMatchObject({
      piecesNew: 0,
      piecesWithoutMedia: ['never-rendered'],
    });
  });

  it('opens accounts once', async () => {
    const accounts: OpenAccount[] = [
      { email: 'seller@alexandrite.example', password: 'alexandrite-demo', displayName: 'Ольга', roles: ['SELLER'] },
    ];
    expect(await seed({ accounts })).toMatchObject({ accountsOpened: ['seller@alexandrite.example'] });
    expect(await seed({ accounts })).toMatchObject({ accountsOpened: [] });
  });

  it('fills the shop with the catalogue of this release', async () => {
    const done = await seed({ collections: catalogueCollections, pieces: cataloguePieces });
    expect(done).toMatchObject({ piecesNew: cataloguePieces.length, piecesWithoutMedia: [] });
    const query = `{ collections { productCount } products(first: 100) { nodes {
      name description kind metals stones sizes price { amountMinor } collection { name } } } }`;
    const { errors } = await shop.subgraph.ask(aVisitor(), query);
    expect(errors).toBeUndefined();
  });

  it('has an account for every role to try the house out with', () => {
    const roles = demoAccounts.flatMap((account) => account.roles);
    expect(new Set(roles)).toEqual(new Set(['CUSTOMER', 'PARTNER', 'SELLER', 'OPERATOR', 'MANAGER', 'ADMIN']));
  });
});
