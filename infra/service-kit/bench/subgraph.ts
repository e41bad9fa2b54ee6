import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { visitor } from '@alexandrite/service-kit/identity';
import { parse } from 'graphql';
import { CacheTags } from '../src/cache/index.ts';
import { createLog } from '../src/log/index.ts';
import { answerOperation } from '../src/subgraph/graphql/answer-operation.ts';
import { Documents } from '../src/subgraph/graphql/documents.ts';
import { readQuestion } from '../src/subgraph/graphql/read-question.ts';
import { watchIdentity } from '../src/subgraph/watched-identity.ts';

/*
 * What a subgraph's server adds to its resolvers, beside Apollo Server without HTTP around it: from the text of a
 * question to the text of its answer, which are compared first. In turns, by processor time.
 * `npm run bench:subgraph -- [rounds]`
 */
const typeDefs = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  type Query {
    ring(id: ID!): Ring
  }
  type Money {
    amountMinor: Int!
    currency: String!
  }
  type Ring @key(fields: "id") {
    id: ID!
    slug: String!
    name: String!
    price: Money!
  }
`;
const ring = ({ id }: { readonly id: string }) => ({
  id,
  slug: `slug-${id}`,
  name: `Ring ${id}`,
  price: { amountMinor: 3_900_000, currency: 'RUB' },
});
const schema = buildSubgraphSchema({
  typeDefs: parse(typeDefs),
  resolvers: {
    Query: { ring: (_: unknown, given: { readonly id: string }) => ring(given) },
    Ring: { __resolveReference: ring },
  },
});

const fields = 'id slug name price { amountMinor currency }';
const questions = {
  'one entity': { query: `query One($id: ID!) { ring(id: $id) { ${fields} } }`, variables: { id: 'ring' } },
  'twenty entities': {
    query: `query Twenty($representations: [_Any!]!) { _entities(representations: $representations) { ... on Ring { ${fields} } } }`,
    variables: {
      representations: Array.from({ length: 20 }, (_, index) => ({ __typename: 'Ring', id: `ring_${index}` })),
    },
  },
};

const log = createLog('shop', 'error');
const apollo = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()], csrfPrevention: false });
await apollo.start();
const headers = new HeaderMap([['content-type', 'application/json']]);
const documents = new Documents(schema);

const answering = {
  'Apollo Server': async (text: string): Promise<string> => {
    const { body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: parseJson(text) },
      context: async () => ({}),
    });
    if (body.kind !== 'complete') throw new Error('in pieces');
    return body.string;
  },
  ours: async (text: string): Promise<string> => {
    const tags = new CacheTags();
    const asks = watchIdentity(visitor('en'));
    const around = { documents, log, context: {}, tags, asks };
    return (await answerOperation(readQuestion(text), around)).body;
  },
};

function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}

/** Processor time of one answer, in microseconds. */
async function measure(answer: (text: string) => Promise<string>, text: string): Promise<number> {
  const times = 3_000;
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await answer(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

const rounds = Number(process.argv[2] ?? 9);
for (const [title, question] of Object.entries(questions)) {
  const text = JSON.stringify(question);
  const [theirs, mine] = [await answering['Apollo Server'](text), await answering.ours(text)];
  // Apollo Server ends its answers with a line.
  if (theirs.trim() !== mine) throw new Error(`${theirs}\nis not\n${mine}`);
  const measured = { 'Apollo Server': new Array<number>(), ours: new Array<number>() };
  for (let round = 0; round < rounds; round += 1) {
    measured['Apollo Server'].push(await measure(answering['Apollo Server'], text));
    measured.ours.push(await measure(answering.ours, text));
  }
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const times = middle(measured.ours.map((micros, round) => (measured['Apollo Server'][round] ?? micros) / micros));
  console.table({
    [title]: {
      'Apollo Server, µs': Math.round(middle(measured['Apollo Server'])),
      'ours, µs': Math.round(middle(measured.ours)),
      'times as often': Number(times.toFixed(2)),
    },
  });
}
await apollo.stop();
