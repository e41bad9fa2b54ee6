const query = `query Orders($first: Int!, $after: String) {
  orders(first: $first, after: $after) {
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
}`;

/** Pages that nobody keeps, each another one: twenty orders, joined over three subgraphs. */
export const questions = Array.from({ length: 500 }, (_, index) => ({
  query,
  variables: { first: 20, after: `cursor ${index}` },
}));
