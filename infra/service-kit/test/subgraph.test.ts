import { isSignedIn } from '@alexandrite/contracts/identity';
import { endOf } from '../src/sessions/index.ts';
import { putIfNewer, type ReadModelRecord } from '../src/read-models/index.ts';
import { parseEntry, publishRevocation, publishSignal } from '../src/live/index.ts';
import { liveLog } from '@alexandrite/contracts/live';
import { Schema } from 'mongoose';
import { dateTimeScalar, requireRole, requireSignedIn, type SubgraphParts } from '../src/subgraph/index.ts';
import {
  aCustomer,
  anIdentity,
  aVisitor,
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
} from '../src/testing/index.ts';

const typeDefs = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  "A moment."
  scalar DateTime
  type Query {
    me: String
    mine: String
    staffOnly: String
    broken: String
    later(at: DateTime!): DateTime
    asOf: Int
  }
`;

interface Context {
  readonly caller: Parameters<SubgraphParts<Context>['createContext']>[0];
  readonly replyHeaders: Headers;
}

const parts: SubgraphParts<Context> = {
  typeDefs,
  resolvers: {
    DateTime: dateTimeScalar,
    Query: {
      me: (_: unknown, __: unknown, { caller, replyHeaders }: Context) => {
        replyHeaders.set('set-cookie', 'seen=1');
        return isSignedIn(caller.identity) ? caller.identity.accountId : 'visitor';
      },
      mine: (_: unknown, __: unknown, { caller }: Context) => requireSignedIn(caller.identity).accountId,
      staffOnly: (_: unknown, __: unknown, { caller }: Context) => requireRole(caller.identity, 'SELLER').accountId,
      broken: () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:27017');
      },
      later: (_: unknown, { at }: { at: Date }) => new Date(at.getTime() + 1_000),
      asOf: (_: unknown, __: unknown, { caller }: Context) => caller.asOf?.revision ?? null,
    },
  },
  createContext: (caller, replyHeaders) => ({ caller, replyHeaders }),
  eventHandlers: {},
  route: async (request, response) => {
    if (request.url !== '/files/one') return false;
    response.end('a file');
    return true;
  },
};

describe('a subgraph', () => {
  let platform: TestPlatform;
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    platform = await openTestPlatform('orders');
    subgraph = await createTestSubgraph(platform, parts);
  });
  afterAll(async () => {
    await subgraph.close();
    await platform.close();
  });

  const post = async (body: string): Promise<Response> =>
    fetch(`${subgraph.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...(await subgraph.signed(aVisitor())) },
    });

  it('knows who asks by the signed header alone', async () => {
    const customer = aCustomer();
    expect((await subgraph.ask(customer, '{ me }')).data).toEqual({ me: customer.accountId });
    expect((await subgraph.ask(aVisitor(), '{ me }')).data).toEqual({ me: 'visitor' });
    expect(await (await post('{"query":"{ me }"}')).json()).toEqual({ data: { me: 'visitor' } });
  });

  it('sends the headers that a resolver sets', async () => {
    expect((await post('{"query":"{ me }"}')).headers.get('set-cookie')).toBe('seen=1');
  });

  it('tells a visitor to sign in, and a customer that a query is not theirs', async () => {
    expect((await subgraph.ask(aVisitor(), '{ mine }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await subgraph.ask(aVisitor(), '{ staffOnly }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await subgraph.ask(aCustomer(), '{ staffOnly }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const seller = anIdentity({ roles: ['SELLER'] });
    expect((await subgraph.ask(seller, '{ staffOnly }')).data).toEqual({ staffOnly: seller.accountId });
  });

  it('tells nothing of a fault of its own', async () => {
    const answer = await subgraph.ask(aVisitor(), '{ broken }');
    expect(answer.errors?.[0]).toMatchObject({
      message: 'Something went wrong on our side.',
      path: ['broken'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(JSON.stringify(answer)).not.toMatch(/10\.0\.0\.7|ECONN|stack/i);
  });

  it.each(['{ nothing }', '{ later(at: "soon") }', '{'])(
    'answers %s with a code of the closed set and no more',
    async (query) => {
      const answer = await subgraph.ask(aVisitor(), query);
      expect(answer.errors?.[0]?.extensions.code).toMatch(/^(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED)$/);
      expect(Object.keys(answer.errors?.[0]?.extensions ?? {})).toEqual(['code']);
    },
  );

  it('refuses a wrong moment in a variable as bad input', async () => {
    const answer = await subgraph.ask(aVisitor(), 'query ($at: DateTime!) { later(at: $at) }', { at: 'soon' });
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const right = await subgraph.ask(aVisitor(), 'query ($at: DateTime!) { later(at: $at) }', {
      at: '2026-03-02T12:00:00+03:00',
    });
    expect(right.data).toEqual({ later: '2026-03-02T09:00:01.000Z' });
  });

  it('hears from the gateway which revision a subscription shows', async () => {
    const asOf = { entity: 'Order', id: 'ord_1', revision: 7 } as const;
    expect((await subgraph.ask(aCustomer(), '{ asOf }', {}, { asOf })).data).toEqual({ asOf: 7 });
    expect((await subgraph.ask(aCustomer(), '{ asOf }')).data).toEqual({ asOf: null });
  });

  it('refuses a body that is too large or no JSON, and goes on', async () => {
    expect((await post(JSON.stringify({ query: '{ me }', variables: { fill: 'x'.repeat(3_000_000) } }))).status).toBe(
      413,
    );
    expect((await post('query { me }')).status).toBe(400);
    const headers = await subgraph.signed(aVisitor());
    expect((await fetch(`${subgraph.url}/graphql`, { headers })).status).toBe(400);
    expect((await post('{"query":"{ me }"}')).status).toBe(200);
  });

  it('answers its own addresses beside the graph, and no others', async () => {
    expect(await (await fetch(`${subgraph.url}/files/one`)).text()).toBe('a file');
    expect((await fetch(`${subgraph.url}/files/two`)).status).toBe(404);
  });

  it('does not start with a schema that is broken', async () => {
    await expect(createTestSubgraph(platform, { ...parts, typeDefs: 'type Query { a: Nothing }' })).rejects.toThrow(
      'Nothing',
    );
  });

  it('is refused a consumer that it does not have', async () => {
    await expect(subgraph.handle('model.measured.v1', { modelId: 'mdl_1' })).rejects.toThrow('nobody consumes');
  });

  it('keeps what it hears of others, unless it knows something newer', async () => {
    type Known = ReadModelRecord & { name: string };
    const model = platform.mongo.model<Known>(
      'Known',
      new Schema<Known>({ _id: String, revision: Number, name: String }),
    );
    const put = (revision: number, name: string): Promise<void> =>
      putIfNewer<Known>(model, 'acc_1', revision, { name });
    await put(2, 'two');
    await put(2, 'two again');
    await put(1, 'one');
    expect(await model.findOne({ _id: 'acc_1' }).lean()).toMatchObject({ revision: 2, name: 'two' });
    await Promise.all([put(5, 'five'), put(3, 'three'), put(4, 'four')]);
    expect(await model.findOne({ _id: 'acc_1' }).lean()).toMatchObject({ revision: 5, name: 'five' });
  });

  it('tells gateways of changes and of ended sessions, in the order in which they happened', async () => {
    const { redis } = platform;
    const id = `ord_${Date.now()}`;
    const signal = { entity: 'Order', id, revision: 1, ownerId: 'acc_1', trace: {} } as const;
    const expiresAt = new Date(Date.now() + 60_000);
    const session = { sessionId: `ses_${id}`, expiresAt };
    await publishSignal(redis, signal);
    await publishRevocation(redis, endOf(session));
    await publishSignal(redis, { ...signal, revision: 2 });
    const entries = (await redis.xRange(liveLog, '-', '+'))?.map(({ message }) => parseEntry(message));
    expect(entries?.filter((entry) => JSON.stringify(entry).includes(id))).toEqual([
      { kind: 'signal', signal },
      { kind: 'revocation', revocation: endOf(session) },
      { kind: 'signal', signal: { ...signal, revision: 2 } },
    ]);
  });
});
