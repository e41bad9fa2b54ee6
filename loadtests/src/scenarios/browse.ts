import type { Question } from '../graph/graph-client.ts';
import type { Seeded } from '../random/seeded.ts';
import { at, has, hasSome, listAt } from './expect.ts';
import type { Prepared, Scenario, Visit, World } from './scenario.ts';

const card = `id slug name kind metals price { amountMinor currency } collection { slug name } pictures { url width height placeholder alt }`;

const catalogue: Question = {
  name: 'catalogue page',
  document: `query Catalogue($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) { products(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { ${card} } pageInfo { hasNextPage endCursor } totalCount } }`,
  wrong: has('products', 'totalCount'),
};

const product: Question = {
  name: 'piece',
  document: `query Product($slug: String!) { product(slug: $slug) { ${card} description leadTimeDays stones sizes modelUrl collection { description } } }`,
  wrong: has('product', 'id'),
};

const collections: Question = {
  name: 'collections',
  document: `query Collections { collections { slug name description productCount } }`,
  wrong: hasSome('collections'),
};

const materials: Question = {
  name: 'materials',
  document: `query Materials { materials { id name color densityGramsPerCm3 pricePerGram { amountMinor currency } finishes { id name } } }`,
  wrong: hasSome('materials'),
};

const search: Question = { ...catalogue, name: 'search' };

/** What people look at, as shares of the whole. */
const looks = { catalogue: 42, product: 40, collections: 8, materials: 5, search: 5 };

const kinds = ['RING', 'EARRINGS', 'PENDANT', 'BRACELET'] as const;
const sorts = ['FEATURED', 'PRICE_ASC', 'PRICE_DESC'] as const;
const metals = ['YELLOW_GOLD', 'WHITE_GOLD', 'ROSE_GOLD', 'PLATINUM', 'SILVER'] as const;
const words = ['ring', 'gold', 'stone', 'band', 'leaf', 'pearl', 'twist', 'alexandrite'] as const;

/** Names of the pieces in the addresses of their pages. */
export async function slugsOf({ client }: World): Promise<readonly { readonly slug: string; readonly id: string }[]> {
  const { data, ending } = await client.ask(catalogue, { first: 60, sort: 'FEATURED' }, null);
  const pieces = listAt(data, 'products', 'nodes').flatMap((node) => {
    const [slug, id] = [at(node, 'slug'), at(node, 'id')];
    return typeof slug === 'string' && typeof id === 'string' ? [{ slug, id }] : [];
  });
  if (pieces.length === 0) throw new Error(`there is no catalogue to look at: ${ending}`);
  return pieces;
}

/** Looks at something, as somebody does who is not signed in. */
export async function look(visit: Visit, slugs: readonly { readonly slug: string }[]): Promise<void> {
  const { random } = visit;
  switch (random.weighted(looks)) {
    case 'catalogue':
      await visit.ask(catalogue, { first: 24, sort: random.pickPopular(sorts), filter: filterOf(random) });
      break;
    case 'product':
      await visit.ask(product, { slug: random.pickPopular(slugs).slug });
      break;
    case 'collections':
      await visit.ask(collections, {});
      break;
    case 'materials':
      await visit.ask(materials, {});
      break;
    case 'search':
      // A number of its own, so that it has to be searched for.
      await visit.ask(search, { first: 24, filter: { search: `${random.pick(words)} ${random.whole(1, 99)}` } });
      break;
  }
}

function filterOf(random: Seeded): object {
  if (random.chance(0.4)) return {};
  return { kinds: [random.pick(kinds)], ...(random.chance(0.3) ? { metals: [random.pick(metals)] } : {}) };
}

/** People who look around: most of what they see is kept by the gateway. */
export const browse: Scenario = {
  name: 'browse',
  about: 'People look around in the catalogue: pages, pieces, collections, materials, a few searches.',
  async prepare(world): Promise<Prepared> {
    const slugs = await slugsOf(world);
    return {
      streams: [{ name: 'browse', perSecond: 100, load: 'follows', visit: (visit) => look(visit, slugs) }],
    };
  },
};
