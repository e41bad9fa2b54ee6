import { gzipSync } from 'node:zlib';

/** The first page of the catalogue, as the storefront asks for it. */
export const catalogueQuestion = {
  query: `query Catalogue($first: Int!) {
  products(first: $first) {
    nodes {
      id slug name kind metals
      price { amountMinor currency }
      collection { slug name }
      pictures { url width height placeholder alt }
    }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`,
  variables: { first: 24 },
} as const;

const placeholder = `data:image/webp;base64,${'UklGRkAAAABXRUJQVlA4'.repeat(5)}`;

const nodes = Array.from({ length: 24 }, (_, index) => ({
  id: `prd_${index}`,
  slug: `ring-${index}`,
  name: `Кольцо «Белая ночь» № ${index}`,
  kind: 'RING',
  metals: ['YELLOW_GOLD', 'WHITE_GOLD', 'PLATINUM'],
  price: { amountMinor: 3_900_000 + index, currency: 'RUB' },
  collection: { slug: 'dusk', name: 'Сумерки' },
  pictures: ['hero', 'front'].map((view) => ({
    url: `http://localhost:4000/media/ring-${index}/${view}.0123456789abcdef.webp`,
    width: 1_600,
    height: 1_600,
    placeholder,
    alt: `Кольцо «Белая ночь» № ${index}, ${view}`,
  })),
}));

/** What the shop answers. */
export const cataloguePage = {
  products: { nodes, pageInfo: { hasNextPage: true, endCursor: 'cHJkXzIz' }, totalCount: 34 },
};

/** What that is made of, as the shop says it. */
export const catalogueTags = [
  'Products:all:pieces',
  'Products:all:position',
  'Collection:dusk',
  ...nodes.map(({ id }) => `Product:${id}`),
];

/** Its bytes, as they are and compressed, and the headers that go with them. */
const plain = Buffer.from(JSON.stringify({ data: cataloguePage }));
const gzip = gzipSync(plain);
const type = { 'content-type': 'application/json' };
export const catalogueBodies = {
  plain: { body: plain, headers: { ...type, 'content-length': plain.length } },
  gzip: { body: gzip, headers: { ...type, 'content-length': gzip.length, 'content-encoding': 'gzip' } },
};
