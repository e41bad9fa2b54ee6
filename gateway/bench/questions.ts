import { catalogueQuestion } from './catalogue-page.ts';

/** What the contestants are asked: one field of one subgraph, twenty orders joined over three, a page to be kept. */
const operations = {
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
  catalogue: catalogueQuestion,
} as const;

/** One way to put a question over HTTP. */
export interface Way {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Question {
  readonly query: string;
  readonly variables: object;
}
const json = { 'content-type': 'application/json' };

const post = (question: Question, acceptEncoding: string): Way => ({
  path: '/graphql',
  method: 'POST',
  headers: { ...json, 'accept-encoding': acceptEncoding },
  body: JSON.stringify(question),
});

const get = ({ query, variables }: Question, acceptEncoding: string): Way => ({
  path: `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`,
  method: 'GET',
  headers: { 'apollo-require-preflight': 'bench', 'accept-encoding': acceptEncoding },
});

/** The same asked in many words, so that no two requests at a time ask for the same: only a name differs. */
const named = (question: Question, index: number): Question => ({
  ...question,
  query: question.query.replace(/^query \w+/, `query Spelling${index}`),
});
const spellings = Array.from({ length: 64 }, (_, index) => index);

/** Everything that is asked, by its title; who asks takes the ways in turn. */
export const questions = {
  'one field': { ways: [post(operations.trivial, 'identity')] },
  'twenty orders joined over three subgraphs': { ways: [post(operations.join, 'identity')] },
  'a page of 24 pieces, GET, compressed': { ways: [get(operations.catalogue, 'gzip')] },
  'a page of 24 pieces, POST, compressed': { ways: [post(operations.catalogue, 'gzip')] },
  'a page of 24 pieces, POST, as it is': { ways: [post(operations.catalogue, 'identity')] },
  'a page of 24 pieces in 64 spellings, POST, compressed': {
    ways: spellings.map((index) => post(named(operations.catalogue, index), 'gzip')),
  },
} as const satisfies Readonly<Record<string, { readonly ways: readonly Way[] }>>;

export type QuestionTitle = keyof typeof questions;
