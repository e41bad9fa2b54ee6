import type { Identity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer, anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { openTestShop, type TestShop } from './shop-builders.ts';
import { seederOf, somePieces } from './some-catalogue.ts';

const aManager = (): Identity & { accountId: string } => anIdentity({ roles: ['MANAGER'] });

let shop: TestShop;
let seed: ReturnType<typeof seederOf>;
let manager = aManager();
beforeEach(async () => {
  shop = await openTestShop(somePieces.map(({ slug }) => slug));
  seed = seederOf(shop);
  await seed();
  await shop.platform.relay.idle();
  shop.platform.published.length = 0;
  shop.platform.purged.length = 0;
  manager = aManager();
});
afterEach(() => shop.close());

interface Piece {
  readonly id: string;
  readonly name: string;
  readonly editing: { readonly revision: number; readonly name: { readonly ru: string; readonly en: string } } | null;
}
const pieceFields =
  'id name leadTimeDays price { amountMinor } editing { revision name { ru en } leadTimeDays price { amountMinor } }';

async function pieceAs(as: Identity, slug = 'violet-drop'): Promise<Piece> {
  const query = `query ($slug: String!) { product(slug: $slug) { ${pieceFields} } }`;
  return (await shop.subgraph.ask<{ product: Piece }>(as, query, { slug })).data.product;
}

interface Result {
  readonly __typename: string;
  readonly code?: string;
  readonly field?: string | null;
  readonly message?: string;
  readonly revision?: number;
  readonly product?: Piece;
}
async function update(as: Identity, given: object): Promise<Result> {
  const query = `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) {
    __typename ... on ProductUpdated { product { ${pieceFields} } }
    ... on Refusal { code message } ... on InvalidInput { field } ... on ProductChangedSince { revision } } }`;
  const input = { idempotencyKey: newId('key'), ...given };
  const { data } = await shop.subgraph.ask<{ updateProduct: Result }>(as, query, { input });
  return data.updateProduct;
}

describe('a manager', () => {
  it('changes texts, price and lead time, and orders hears of it', async () => {
    const { id, editing } = await pieceAs(manager);
    expect(editing).toMatchObject({ revision: 1, name: { ru: 'Подвеска «Сирень»', en: 'Lilac Pendant' } });
    const change = { name: { en: 'Lilac Drop' }, priceMinor: 1_234_500, leadTimeDays: 7 };
    expect(await update(manager, { productId: id, basedOnRevision: 1, ...change })).toMatchObject({
      __typename: 'ProductUpdated',
      product: { name: 'Lilac Drop', leadTimeDays: 7, price: { amountMinor: 1_234_500 }, editing: { revision: 2 } },
    });
    const [event] = await waitUntil('the event', () => shop.platform.published.length > 0 && shop.platform.published);
    expect(event).toMatchObject({
      type: 'product.published.v1',
      revision: 2,
      payload: { productId: id, name: { ru: 'Подвеска «Сирень»', en: 'Lilac Drop' }, leadTimeDays: 7 },
    });
  });

  it.each([100_000, 10_000_000])(
    'is asked about a price ten times off before it is written: %d',
    async (priceMinor) => {
      const { id } = await pieceAs(manager);
      const asked = await update(manager, { productId: id, priceMinor });
      expect(asked).toMatchObject({ __typename: 'InvalidInput', code: 'PRODUCT_PRICE_TO_CONFIRM', field: 'confirmed' });
      expect((await pieceAs(manager)).editing).toMatchObject({ revision: 1 });
      const meant = await update(manager, { productId: id, priceMinor, confirmed: true });
      expect(meant.product).toMatchObject({ price: { amountMinor: priceMinor } });
    },
  );

  it('sees who changed a piece last, and when, whatever the release brings', async () => {
    const shown = async () => {
      const query = '{ product(slug: "violet-drop") { editing { changedAt changedBy } } }';
      return (await shop.subgraph.ask<{ product: { editing: unknown } }>(manager, query)).data.product.editing;
    };
    expect(await shown()).toEqual({ changedAt: null, changedBy: null });
    const { id } = await pieceAs(manager);
    await update({ ...manager, displayName: 'Мария' }, { productId: id, leadTimeDays: 5 });
    const changed = { changedAt: shop.platform.clock().toISOString(), changedBy: 'Мария' };
    expect(await shown()).toEqual(changed);
    // What changes nothing is no change, and neither is a release.
    await update(aManager(), { productId: id, leadTimeDays: 5 });
    await seed({ pieces: somePieces.map((piece) => ({ ...piece, massGrams: 9 })) });
    expect(await shown()).toEqual(changed);
  });

  it('is told when somebody else was faster, and has changed nothing', async () => {
    const { id } = await pieceAs(manager);
    await update(aManager(), { productId: id, leadTimeDays: 5, basedOnRevision: 1 });
    expect(await update(manager, { productId: id, leadTimeDays: 6, basedOnRevision: 1 })).toMatchObject({
      __typename: 'ProductChangedSince',
      code: 'PRODUCT_CHANGED_SINCE',
      revision: 2,
    });
    expect(await update(manager, { productId: id, leadTimeDays: 6 })).toMatchObject({ __typename: 'ProductUpdated' });
  });

  it('may send a change twice', async () => {
    const { id } = await pieceAs(manager);
    const idempotencyKey = newId('key');
    const again = () => update(manager, { productId: id, leadTimeDays: 5, basedOnRevision: 1, idempotencyKey });
    const results = await Promise.all([again(), again(), again()]);
    expect(results.map(({ __typename }) => __typename)).toEqual(Array.from({ length: 3 }, () => 'ProductUpdated'));
    expect((await pieceAs(manager)).editing?.revision).toBe(2);
    expect(await update(manager, { productId: id, leadTimeDays: 6, idempotencyKey })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('is told what is wrong, in their language', async () => {
    const { id } = await pieceAs(manager);
    expect(await update({ ...manager, locale: 'ru' }, { productId: id, name: { ru: '' } })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'PRODUCT_TEXT_LENGTH',
      field: 'name.ru',
      message: 'Нужно от 1 до 120 знаков.',
    });
    expect(await update(manager, { productId: 'prd_none', leadTimeDays: 3 })).toMatchObject({
      __typename: 'NotFound',
      code: 'PRODUCT_NOT_FOUND',
    });
    expect(await update(manager, { productId: id, leadTimeDays: 3, idempotencyKey: 'short' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_FORMAT',
    });
  });

  it('keeps their changes when the release is set up again, and gets its own changes besides', async () => {
    const { id } = await pieceAs(manager);
    await update(manager, { productId: id, name: { ru: 'Сирень' } });
    expect(await seed()).toMatchObject({ piecesChanged: 0 });
    const released = somePieces.map((piece) => ({ ...piece, leadTimeDays: 30, name: { ru: 'Другое', en: 'Another' } }));
    await seed({ pieces: released });
    expect(await pieceAs(manager)).toMatchObject({
      name: 'Lilac Pendant',
      leadTimeDays: 30,
      editing: { name: { ru: 'Сирень' } },
    });
  });
});

describe('who is no manager', () => {
  it.each([
    ['a visitor', aVisitor(), 'NotSignedIn'],
    ['a customer', aCustomer(), 'NotAllowed'],
    ['a partner', anIdentity({ roles: ['PARTNER'] }), 'NotAllowed'],
    ['a seller', anIdentity({ roles: ['SELLER'] }), 'NotAllowed'],
  ])('changes nothing and sees no drafts: %s', async (_, as, expected) => {
    const { id, editing } = await pieceAs(as);
    expect(editing).toBeNull();
    expect(await update(as, { productId: id, leadTimeDays: 1 })).toMatchObject({ __typename: expected });
    expect((await pieceAs(manager)).editing?.revision).toBe(1);
  });
});

describe('what answers are made of', () => {
  const tagsOf = async (query: string, as: Identity = aVisitor()): Promise<readonly string[]> =>
    (await shop.subgraph.ask(as, query)).extensions?.cacheTags ?? [];

  it('is the list that was read, and the pieces that are shown', async () => {
    expect(await tagsOf('{ products(filter: { kinds: [PENDANT] }) { totalCount } }')).toEqual([
      'Products:kind=PENDANT:pieces',
      'Products:kind=PENDANT:position',
    ]);
    const { id } = await pieceAs(manager);
    const shown = ['Products:collection=dusk:pieces', 'Products:collection=dusk:price', `Product:${id}`];
    const list = 'products(filter: { collection: "dusk" }, sort: PRICE_ASC)';
    expect(await tagsOf(`{ ${list} { nodes { name } } }`)).toEqual(shown);
    expect(await tagsOf(`{ ${list} { edges { node { name } } } }`)).toEqual(shown);
  });

  it('is the pictures of this release', async () => {
    expect(await tagsOf('{ product(slug: "violet-drop") { pictures { url } } }')).toContain('Media');
    expect(await tagsOf('{ product(slug: "violet-drop") { modelUrl } }')).toContain('Media');
  });

  it('is a piece with its collection, or that there is none', async () => {
    const { id } = await pieceAs(manager);
    expect(await tagsOf('{ product(slug: "violet-drop") { collection { productCount } } }')).toEqual([
      `Product:${id}`,
      'Collection:dusk',
      'Products:collection=dusk:pieces',
    ]);
    expect(await tagsOf('{ product(slug: "none") { id } }')).toEqual(['NoProduct:none']);
    const reference = `{ _entities(representations: [{ __typename: "Product", id: "${id}" }, { __typename: "Product", slug: "x" }]) { ... on Product { name } } }`;
    expect(await tagsOf(reference)).toEqual([`Product:${id}`, 'NoProduct:x']);
  });

  it('is the same for everybody, as the answers are', async () => {
    const query =
      '{ products { nodes { name pictures { alt } price { amountMinor } } } collections { name productCount } }';
    expect((await tagsOf(query, aCustomer())).length).toBeGreaterThan(somePieces.length);
    expect(await tagsOf(query, manager)).toEqual(await tagsOf(query));
  });

  it.each(['viewer { id }', 'model(id: "mdl_1") { id }', 'product(slug: "violet-drop") { editing { revision } }'])(
    'is not said where somebody’s own is beside it: %s',
    async (own) => {
      for (const as of [aVisitor(), aCustomer(), manager]) {
        expect(await tagsOf(`{ collections { name } ${own} }`, as)).toEqual([]);
      }
    },
  );

  it('is purged by a change of a piece, and nothing else is', async () => {
    const { id } = await pieceAs(manager);
    await update(manager, { productId: id, leadTimeDays: 3 });
    await update(manager, { productId: id, priceMinor: 500_000 });
    await waitUntil('both purges', () => shop.platform.purged.length === 2);
    const price = (shelf: string): string => `Products:${shelf}:price`;
    expect(shop.platform.purged).toEqual([
      [`Product:${id}`],
      [`Product:${id}`, price('all'), price('kind=PENDANT'), price('collection=dusk')],
    ]);
  });
});
