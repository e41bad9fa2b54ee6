import { type CacheTags, cachePrefix, parsePurge, purgeChannel, purgeTags } from '../src/cache/index.ts';
import type { RedisClient } from '../src/redis/index.ts';
import type { SubgraphParts } from '../src/subgraph/index.ts';
import {
  aCustomer,
  aVisitor,
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
  waitUntil,
} from '../src/testing/index.ts';
import { aPiece, openPieceBench } from './pieces.ts';

type Caller = Parameters<SubgraphParts<object>['createContext']>[0];
interface Context {
  readonly caller: Caller;
  readonly cacheTags: CacheTags;
}

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
  type Query {
    open: String @cacheControl(maxAge: 60)
    greeting: String @cacheControl(maxAge: 60)
    mine: String @cacheControl(maxAge: 60, scope: PRIVATE)
    unhinted: String
    broken: String @cacheControl(maxAge: 60)
  }
  type Mutation {
    write: String @cacheControl(maxAge: 60)
  }
  type Thing @key(fields: "id") @cacheControl(maxAge: 30) {
    id: ID!
    name: String
  }
`;
const tagged = (tag: string, value: (caller: Caller) => unknown) => (_: unknown, __: unknown, context: Context) => {
  context.cacheTags.add(tag, tag);
  return value(context.caller);
};
const parts: SubgraphParts<Context> = {
  typeDefs,
  resolvers: {
    Query: {
      open: tagged('Open', ({ identity }) => identity.locale),
      greeting: tagged('Greeting', ({ identity }) => `Hello ${identity.displayName ?? 'you'}`),
      mine: tagged('Mine', () => 'mine'),
      unhinted: tagged('Unhinted', () => 'now'),
      broken: tagged('Broken', () => {
        throw new Error('broken');
      }),
    },
    Mutation: { write: tagged('Written', () => 'written') },
    Thing: {
      __resolveReference: ({ id }: { id: string }, { cacheTags }: Context) => {
        cacheTags.add(`Thing:${id}`);
        return { id, name: id };
      },
    },
  },
  createContext: (caller, _, cacheTags) => ({ caller, cacheTags }),
  eventHandlers: {},
};

describe('what a subgraph says of its answer', () => {
  let platform: TestPlatform;
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    platform = await openTestPlatform('shop');
    subgraph = await createTestSubgraph(platform, parts);
  });
  afterAll(async () => {
    await subgraph.close();
    await platform.close();
  });
  const tagsOf = async (query: string, variables = {}): Promise<readonly string[] | undefined> =>
    (await subgraph.ask(aCustomer(), query, variables)).extensions?.cacheTags;

  it('is what it was made of, when everybody may see it', async () => {
    expect(await tagsOf('{ open }')).toEqual(['Open']);
    const query = 'query ($all: [_Any!]!) { open _entities(representations: $all) { ... on Thing { name } } }';
    const all = ['a', 'b'].map((id) => ({ __typename: 'Thing', id }));
    expect(await tagsOf(query, { all })).toEqual(['Open', 'Thing:a', 'Thing:b']);
  });

  it.each([
    ['a hint says so', '{ open mine }'],
    ['a part has no hint', '{ open unhinted }'],
    ['a part is missing', '{ open broken }'],
    ['somebody looked at who asks, whatever the hint says', '{ open greeting }'],
    ['it changes something', 'mutation { write }'],
  ])('is nothing when %s', async (_, query) => {
    expect(await tagsOf(query)).toBeUndefined();
  });

  it('is in the header too: for how long, and for whom', async () => {
    const headerOf = async (query: string): Promise<string | null> => {
      const body = JSON.stringify({ query });
      const headers = { 'content-type': 'application/json', ...(await subgraph.signed(aVisitor())) };
      const answer = await fetch(`${subgraph.url}/graphql`, { method: 'POST', headers, body });
      return answer.headers.get('cache-control');
    };
    expect(await headerOf('{ open }')).toBe('max-age=60, public');
    expect(await headerOf('{ open mine }')).toBe('max-age=60, private');
    for (const query of ['{ open greeting }', '{ unhinted }', '{ broken }', 'mutation { write }']) {
      expect(await headerOf(query)).toBe('no-store');
    }
  });

  it('does not depend on being a visitor either', async () => {
    expect((await subgraph.ask(aVisitor(), '{ greeting }')).extensions).toBeUndefined();
  });
});

describe('a write that makes stored answers untrue', () => {
  it('tells of them before its events, and after a crash too', async () => {
    const bench = await openPieceBench({ purges: (before, after) => (before ? [`Piece:${after.id}`] : ['Pieces']) });
    const piece = await bench.pieces.insert(aPiece({ id: 'pce_1' }), {
      events: [{ type: 'model.measured.v1', payload: { modelId: 'mdl_1' } }],
    });
    await bench.pieces.save(piece, { ...piece.state, made: 1 });
    const delivered: string[] = [];
    bench.startRelay({
      event: async ({ type }) => void delivered.push(type),
      purge: async (tags) => void delivered.push(...tags),
    });
    await waitUntil('all is delivered', () => delivered.length === 3);
    expect(delivered).toEqual(['Pieces', 'model.measured.v1', 'Piece:pce_1']);
    await bench.close();
  });
});

describe('a purge', () => {
  let platform: TestPlatform;
  let redis: RedisClient;
  beforeAll(async () => {
    platform = await openTestPlatform('shop');
    ({ redis } = platform);
  });
  afterAll(() => platform.close());

  it('is told to every gateway, with a count that grows', async () => {
    const listener = redis.duplicate();
    await listener.connect();
    const heard: { seq: number; tags: string[] }[] = [];
    await listener.subscribe(purgeChannel, (message) => heard.push(parsePurge(message)));
    await purgeTags(redis, ['Thing:kit_a', 'Thing:kit_b']);
    await purgeTags(redis, ['Thing:kit_c']);
    const of = (tag: string) => heard.find(({ tags }) => tags.includes(tag));
    await waitUntil('both are heard', () => of('Thing:kit_a') && of('Thing:kit_c'));
    expect(of('Thing:kit_a')?.tags).toEqual(['Thing:kit_a', 'Thing:kit_b']);
    expect(of('Thing:kit_c')?.seq).toBeGreaterThan(of('Thing:kit_a')?.seq ?? Infinity);
    listener.destroy();
  });

  it('of nothing does nothing', async () => {
    const before = await redis.get(`${cachePrefix}seq`);
    expect(await purgeTags(redis, [])).toBe(0);
    expect(Number(await redis.get(`${cachePrefix}seq`))).toBeGreaterThanOrEqual(Number(before));
  });
});
