/** What the contestants are asked: one field of one subgraph, and twenty orders joined over three. */
export const operations = {
  trivial: {
    query: 'query Piece($slug: String!) { product(slug: $slug) { id name } }',
    variables: { slug: 'ring-1' },
  },
  join: {
    query: `query Orders($first: Int!) {
  orders(first: $first) {
    nodes {
      id number status createdAt
      total { amountMinor currency }
      lines {
        id title quantity
        product { id slug name price { amountMinor currency } }
        quote { id status progress price { amountMinor currency } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { first: 20 },
  },
} as const;
