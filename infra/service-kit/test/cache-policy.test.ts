import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { type CachePolicy } from '../src/subgraph/graphql/cache-policy.ts';
import { Documents } from '../src/subgraph/graphql/documents.ts';

const typeDefs = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@inaccessible"])
  enum CacheControlScope @inaccessible {
    PUBLIC
    PRIVATE
  }
  directive @cacheControl(
    maxAge: Int
    scope: CacheControlScope
    inheritMaxAge: Boolean
  ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  interface Named @cacheControl(inheritMaxAge: true) {
    name: String
    colour: String
  }
  type Ring implements Named @key(fields: "id") @cacheControl(maxAge: 60) {
    id: ID!
    name: String
    colour: String @cacheControl(maxAge: 50)
    stock: Int @cacheControl(maxAge: 0)
    stones: [Stone!]
    collection: Collection
    owner: Person
    shown: Collection @cacheControl(inheritMaxAge: true)
    wished: Collection @cacheControl(maxAge: 15)
  }
  type Stone implements Named @cacheControl(inheritMaxAge: true) {
    name: String
    colour: String
  }
  type Collection @key(fields: "slug") {
    slug: String!
  }
  type Person @cacheControl(maxAge: 40, scope: PRIVATE) {
    name: String
  }
  union Piece @cacheControl(maxAge: 70) = Ring | Stone
  type Query {
    ring: Ring
    stone: Stone
    rings: [Ring!]! @cacheControl(maxAge: 30)
    pieces: [Piece!]!
    named: [Named!]! @cacheControl(maxAge: 35)
    greeting: String @cacheControl(maxAge: 10)
    unhinted: String
    mine: String @cacheControl(maxAge: 20, scope: PRIVATE)
    person: Person
  }
  type Mutation {
    write: String @cacheControl(maxAge: 60)
  }
`;

const stone = { __typename: 'Stone', name: 'Alexandrite', colour: 'green' };
const collection = { slug: 'dusk' };
const ring = {
  __typename: 'Ring',
  id: 'ring',
  name: 'Ring',
  colour: 'red',
  stock: 1,
  stones: [stone],
  collection,
  owner: { name: 'Anna' },
  shown: collection,
  wished: collection,
};
const resolvers = {
  Query: {
    ring: () => ring,
    stone: () => stone,
    rings: () => [ring],
    pieces: () => [ring, stone],
    named: () => [ring, stone],
    greeting: () => 'Hello',
    unhinted: () => 'Hello',
    mine: () => 'mine',
    person: () => ({ name: 'Anna' }),
  },
  Mutation: { write: () => 'written' },
  Ring: { __resolveReference: () => ring },
  Collection: { __resolveReference: () => collection },
};
const schema = buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers });

/** What Apollo Server, which our policy stands in for, finds when it has executed the same. */
async function policyOfApollo(query: string, variables: Record<string, unknown>): Promise<CachePolicy | null> {
  const apollo = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  try {
    const { body, http } = await apollo.executeOperation({ query, variables });
    if (body.kind !== 'single' || body.singleResult.errors) throw new Error(JSON.stringify(body));
    const [, maxAge, scope] = /^max-age=(\d+), (public|private)$/.exec(http.headers.get('cache-control') ?? '') ?? [];
    return maxAge === undefined ? null : { maxAge: Number(maxAge), scope: scope === 'public' ? 'PUBLIC' : 'PRIVATE' };
  } finally {
    await apollo.stop();
  }
}

function policyOf(query: string, variables: Record<string, unknown> = {}): CachePolicy | null {
  const policy = new Documents(schema).prepare(query, null).policy(variables);
  return policy.maxAge === 0 ? null : policy;
}

const entities = (selection: string): string => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ${selection} }
}`;
const aRing = { representations: [{ __typename: 'Ring', id: 'ring' }] };
const both = { representations: [...aRing.representations, { __typename: 'Collection', slug: 'dusk' }] };

describe('how long an answer may be kept', () => {
  it.each<[string, Record<string, unknown>?]>([
    ['{ ring { name } }'],
    ['{ ring { name colour } }'],
    ['{ ring { stock } }'],
    ['{ ring { stones { name } } }'],
    ['{ ring { collection { slug } } }'],
    ['{ ring { owner { name } } }'],
    ['{ ring { shown { slug } } }'],
    ['{ ring { wished { slug } } }'],
    ['{ stone { name } }'],
    ['{ rings { name colour } }'],
    ['{ rings { stones { colour } } greeting }'],
    ['{ greeting }'],
    ['{ greeting unhinted }'],
    ['{ unhinted }'],
    ['{ mine }'],
    ['{ greeting mine }'],
    ['{ person { name } }'],
    ['{ __typename }'],
    ['{ greeting __typename }'],
    ['{ pieces { ... on Ring { name } ... on Stone { name } } }'],
    ['{ pieces { __typename } }'],
    ['{ named { name } }'],
    ['{ named { colour } }'],
    ['{ named { ... on Ring { wished { slug } } } }'],
    ['{ ...Some } fragment Some on Query { ring { ...Of } } fragment Of on Ring { colour }'],
    ['query ($yes: Boolean!) { greeting unhinted @skip(if: $yes) }', { yes: true }],
    ['query ($yes: Boolean!) { greeting unhinted @skip(if: $yes) }', { yes: false }],
    ['query ($yes: Boolean!) { greeting ... @include(if: $yes) { mine } }', { yes: true }],
    ['query ($yes: Boolean!) { greeting ... @include(if: $yes) { mine } }', { yes: false }],
    [entities('... on Ring { name }'), aRing],
    [entities('... on Ring { colour }'), aRing],
    [entities('... on Ring { stones { name } }'), aRing],
    [entities('... on Ring { owner { name } }'), aRing],
    [entities('... on Ring { name }'), { representations: [] }],
  ])('is as Apollo Server has it for %s', async (query, variables = {}) => {
    const ours = policyOf(query, variables);
    // Which entities there are, the question alone does not tell: no entity, no hint.
    if (JSON.stringify(variables) === '{"representations":[]}') expect(ours).toEqual({ maxAge: 60, scope: 'PUBLIC' });
    else expect(ours).toEqual(await policyOfApollo(query, variables));
  });

  it('is never longer than Apollo Server has it, where the answer decides', async () => {
    // A type without a hint among the entities; Apollo takes the shortest of those that have one.
    const mixed = entities('... on Ring { name } ... on Collection { slug }');
    expect(await policyOfApollo(mixed, both)).toEqual({ maxAge: 60, scope: 'PUBLIC' });
    expect(policyOf(mixed, both)).toBeNull();
  });
});
