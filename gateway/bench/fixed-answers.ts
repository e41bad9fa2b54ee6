import { cataloguePage } from './catalogue-page.ts';

/** What the subgraphs of the bench know: as much as the operations ask, and always the same. */
const rub = (amountMinor: number) => ({ amountMinor, currency: 'RUB' });
const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

const orders = {
  nodes: numbers.map((number) => ({
    id: `ord_${number}`,
    number: `A-${1_000 + number}`,
    status: 'MANUFACTURING_STARTED',
    createdAt: '2026-03-01T09:30:00.000Z',
    total: rub(4_500_000 + number),
    lines: [
      {
        id: '1',
        title: `Ring ${number}`,
        quantity: 1,
        product: { __typename: 'Product', id: `prd_${number}` },
        quote: { __typename: 'Quote', id: `quo_${number}` },
      },
    ],
  })),
  pageInfo: { hasNextPage: true, endCursor: 'b3JkXzIw' },
};

const product = (number: number) => ({
  __typename: 'Product',
  id: `prd_${number}`,
  slug: `ring-${number}`,
  name: `Ring with alexandrite No. ${number}`,
  price: rub(3_900_000 + number),
});

const quote = (number: number) => ({
  __typename: 'Quote',
  id: `quo_${number}`,
  status: 'READY',
  progress: 1,
  price: rub(600_000 + number),
});

/** As a gateway puts it. */
export interface Question {
  readonly query: string;
  readonly variables?: { readonly representations?: readonly { readonly id: string }[]; readonly slug?: string };
}

const numberOf = (id: string): number => Number(id.split(/[-_]/)[1]);

/** Whether the page is asked for that everybody may keep. */
export const isCatalogue = (query: string): boolean => query.includes('products');

/** The data for what a gateway asks one of the subgraphs. */
export function answer(subgraph: string, { query, variables = {} }: Question): object {
  const { representations, slug } = variables;
  const entity = subgraph === 'shop' ? product : quote;
  if (representations) {
    const asked = representations.map(({ id }) => entity(numberOf(id)));
    return {
      _entities: query.includes('__typename}}')
        ? asked
        : asked.map(({ __typename, id: _id, ...fields }) => ({ __typename, ...fields })),
    };
  }
  if (subgraph === 'orders') return { orders };
  if (isCatalogue(query)) return cataloguePage;
  const { id, name } = product(numberOf(slug ?? ''));
  return { product: { id, name } };
}
