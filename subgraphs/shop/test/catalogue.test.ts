import { aCustomer, aVisitor } from '@alexandrite/service-kit/testing';
import { countQueries, openTestShop, placeholder, type TestShop } from './shop-builders.ts';
import { seederOf, somePieces } from './some-catalogue.ts';

const slugs = somePieces.map(({ slug }) => slug);

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop(slugs);
  await seederOf(shop)();
});
afterAll(() => shop.close());

async function ask<Data>(query: string, variables: object = {}, locale: 'ru' | 'en' = 'en'): Promise<Data> {
  const answer = await shop.subgraph.ask<Data>({ ...aVisitor(), locale }, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

interface Page {
  readonly products: {
    readonly nodes: { readonly slug: string; readonly price: { readonly amountMinor: number } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number;
  };
}
const pageQuery = `query ($filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String) {
  products(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { slug price { amountMinor } } pageInfo { hasNextPage endCursor } totalCount } }`;

async function allPages(sort: string, first: number): Promise<Page['products']['nodes']> {
  const nodes: Page['products']['nodes'] = [];
  for (let after: string | null = null; ;) {
    const { products }: Page = await ask<Page>(pageQuery, { sort, first, after });
    nodes.push(...products.nodes);
    if (!products.pageInfo.hasNextPage) return nodes;
    after = products.pageInfo.endCursor;
  }
}

describe('the catalogue', () => {
  it.each([
    ['FEATURED', (page: Page['products']['nodes']) => page.map(({ slug }) => slug), slugs],
    [
      'PRICE_ASC',
      (page: Page['products']['nodes']) => page.map(({ price }) => price.amountMinor),
      somePieces.map(({ price }) => price.amountMinor).sort((a, b) => a - b),
    ],
    [
      'PRICE_DESC',
      (page: Page['products']['nodes']) => page.map(({ price }) => price.amountMinor),
      somePieces.map(({ price }) => price.amountMinor).sort((a, b) => b - a),
    ],
  ])('is read page by page in the order %s, each piece once', async (sort, shown, wanted) => {
    for (const first of [1, 4, 100]) {
      const nodes = await allPages(sort, first);
      expect(shown(nodes)).toEqual(wanted);
      expect(new Set(nodes.map(({ slug }) => slug)).size).toBe(somePieces.length);
    }
  });

  it.each([
    [{ kinds: ['PENDANT'] }, 1],
    [{ kinds: [] }, 13],
    [{ metals: ['SILVER'] }, 6],
    [{ metals: ['SILVER', 'PLATINUM'], kinds: ['RING'] }, 12],
    [{ collection: 'dusk' }, 1],
    [{ collection: 'nothing' }, 0],
    [{ search: 'LIL' }, 1],
    [{ search: 'alexandrites' }, 1],
    [{ search: 'lilac twisted' }, 1],
    [{ search: 'lilac stone' }, 0],
    [{ search: 'сирень' }, 0],
    [{ search: '.* $where' }, 0],
  ])('filtered by %j shows %d', async (filter, count) => {
    const { products } = await ask<Page>(pageQuery, { filter, first: 100 });
    expect(products.nodes).toHaveLength(count);
    expect(products.totalCount).toBe(count);
  });

  it('is searched in the caller’s language', async () => {
    const { products } = await ask<Page>(pageQuery, { filter: { search: 'сирень' } }, 'ru');
    expect(products.nodes).toMatchObject([{ slug: 'violet-drop' }]);
  });

  it.each([{ first: 0 }, { first: 101 }, { after: 'nonsense' }])('refuses %j', async (wrong) => {
    const { errors } = await shop.subgraph.ask(aVisitor(), pageQuery, wrong);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a cursor of another order', async () => {
    const { products } = await ask<Page>(pageQuery, { first: 1 });
    const { errors } = await shop.subgraph.ask(aVisitor(), pageQuery, {
      sort: 'PRICE_ASC',
      after: products.pageInfo.endCursor,
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('counts the pieces of collections, of empty ones too', async () => {
    const { collections: shown } = await ask<{ collections: unknown }>('{ collections { slug name productCount } }');
    expect(shown).toEqual([
      { slug: 'thread', name: 'Thread', productCount: 12 },
      { slug: 'dusk', name: 'Dusk', productCount: 1 },
      { slug: 'empty', name: 'Empty', productCount: 0 },
    ]);
  });

  it('shows a piece in the caller’s language with its pictures', async () => {
    const query = `{ product(slug: "violet-drop") { name stones sizes massGrams collection { name }
      pictures { url width alt placeholder } modelUrl } }`;
    const { product } = await ask<{ product: { pictures: { url: string }[]; modelUrl: string } }>(query, {}, 'ru');
    expect(product).toMatchObject({
      name: 'Подвеска «Сирень»',
      stones: ['2 александрита, 1,5 кар., овал'],
      sizes: [],
      massGrams: 3.1,
      collection: { name: 'Сумерки' },
      pictures: [
        { width: 1200, alt: 'Подвеска «Сирень»', placeholder },
        { width: 1200, alt: 'Подвеска «Сирень»: вид спереди', placeholder },
      ],
    });
    expect(product.pictures[0]?.url).toMatch(/^http:\/\/localhost:4000\/media\/violet-drop\/hero\.[0-9a-f]{16}\.webp$/);
    expect(product.modelUrl).toMatch(/^http:\/\/localhost:4000\/media\/violet-drop\/model\.[0-9a-f]{16}\.glb$/);
  });

  it('has no piece of a name that it has not', async () => {
    expect(await ask('{ product(slug: "nothing") { id } }')).toEqual({ product: null });
  });
});

describe('what the catalogue costs the database', () => {
  it('a page with collections and counts: one query each', async () => {
    const query =
      '{ products(first: 100) { nodes { name collection { name productCount } pictures { url } } totalCount } }';
    expect(await countQueries(shop.platform, () => ask(query))).toBe(4);
  });

  it('a hundred entities by id and by slug: one query each', async () => {
    const { products } = await ask<{ products: { nodes: { id: string; slug: string }[] } }>(
      '{ products(first: 100) { nodes { id slug } } }',
    );
    const representations = products.nodes.flatMap(({ id, slug }) => [
      { __typename: 'Product', id },
      { __typename: 'Product', slug },
      { __typename: 'Product', id: `${id}x` },
    ]);
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { slug } } }`;
    let entities: unknown[] = [];
    const commands = await countQueries(shop.platform, async () => {
      entities = (await ask<{ _entities: unknown[] }>(query, { representations }))._entities;
    });
    expect(commands).toBe(2);
    expect(entities).toEqual(products.nodes.flatMap(({ slug }) => [{ slug }, { slug }, null]));
  });
});

describe('a customer', () => {
  it('sees the same catalogue as a visitor', async () => {
    const { data } = await shop.subgraph.ask<Page>(aCustomer(), pageQuery, { first: 100 });
    expect(data.products.totalCount).toBe(somePieces.length);
  });
});
