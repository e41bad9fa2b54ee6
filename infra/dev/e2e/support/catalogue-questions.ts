import type { GraphClient } from './graph-client.ts';
import type { SteadyQuestion } from './steady-reader.ts';

/** The piece that is edited, as it is at first. */
export interface EditedPiece {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameRu: string;
}

interface Listed {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
}

const pieceFields = 'id slug name description leadTimeDays price { amountMinor currency }';
const pieceQuery = `query ($slug: String!) { product(slug: $slug) { ${pieceFields} collection { slug name } } }`;
const listQuery = `query ($filter: ProductFilter, $sort: ProductSort) {
  products(filter: $filter, sort: $sort, first: 12) { totalCount nodes { ${pieceFields} } pageInfo { endCursor } }
}`;

async function pieces(client: GraphClient): Promise<readonly Listed[]> {
  const { products } = await client.ask<{ products: { nodes: Listed[] } }>(
    '{ products(first: 100) { nodes { id slug name kind } } }',
  );
  return products.nodes;
}

/** The first ring of the house, as each language names it. */
export async function findPiece(client: GraphClient, inRussian: GraphClient): Promise<EditedPiece> {
  const isRing = ({ kind }: Listed): boolean => kind === 'RING';
  const [ring, ringRu] = [(await pieces(client)).find(isRing), (await pieces(inRussian)).find(isRing)];
  if (!ring || !ringRu) throw new Error('the house has no ring');
  return { id: ring.id, slug: ring.slug, name: ring.name, nameRu: ringRu.name };
}

/**
 * What readers of the catalogue ask: pages of pieces and lists, in both languages.
 * @returns the questions, and the names of those whose answers a new name and price of the piece make untrue
 */
export async function catalogueQuestions(client: GraphClient, piece: EditedPiece) {
  const others = (await pieces(client)).filter(({ id }) => id !== piece.id).slice(0, 12);
  const locales = ['ru', 'en'] as const;
  const ofPieces = [piece, ...others].flatMap(({ slug }) =>
    locales.map((locale) => ({ name: `${slug} ${locale}`, query: pieceQuery, variables: { slug }, locale })),
  );
  const lists: readonly (readonly [name: string, variables: object, isTouched: boolean])[] = [
    ['all', {}, true],
    ['all, cheapest first', { sort: 'PRICE_ASC' }, true],
    ['rings, cheapest first', { sort: 'PRICE_ASC', filter: { kinds: ['RING'] } }, true],
    ['earrings', { filter: { kinds: ['EARRINGS'] } }, false],
    ['earrings, cheapest first', { sort: 'PRICE_ASC', filter: { kinds: ['EARRINGS'] } }, false],
    ['pendants', { filter: { kinds: ['PENDANT'] } }, false],
  ];
  const ofLists = lists.flatMap(([list, variables]) =>
    locales.map((locale) => ({ name: `${list} ${locale}`, query: listQuery, variables, locale })),
  );
  const questions: readonly SteadyQuestion[] = [...ofPieces, ...ofLists];
  const touchedLists = lists.filter(([, , isTouched]) => isTouched).map(([list]) => list);
  const touchedBy = new Set(
    [piece.slug, ...touchedLists].flatMap((what) => locales.map((locale) => `${what} ${locale}`)),
  );
  return { questions, touchedBy };
}
