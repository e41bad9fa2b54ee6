import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLog } from '@alexandrite/service-kit/log';
import { registry } from '@alexandrite/service-kit/metrics';
import { visitor } from '@alexandrite/service-kit/identity';
import { aKeyPair } from '@alexandrite/service-kit/testing';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { createContext, type GatewayContext } from '../../src/context.ts';
import { keepApolloQuiet } from '../../src/env.ts';
import { Documents } from '../../src/graph/documents/documents.ts';
import { createExecute } from '../../src/graph/execute.ts';
import { partUnavailable } from '../../src/graph/messages.ts';
import { tellPlan } from '../../src/graph/plan/ask-for-plan.ts';
import { type Outcome, runOperation, type Runtime } from '../../src/graph/run-operation.ts';
import { showError } from '../../src/graph/show-error.ts';
import { IdentitySigner } from '../../src/identity/signed-identities.ts';
import { OperationCosts } from '../../src/limits/cost/operation-costs.ts';
import { subgraphNames } from '../../src/graph/subgraphs/subgraph-names.ts';
import { randomOperation } from '../support/random/operation.ts';
import { type Honesty, sayAtRandom } from '../support/random/subgraph.ts';

const log = createLog('gateway', 'silent');
const signer = new IdentitySigner(aKeyPair().signing);
const caller = { identity: visitor('en'), session: null, hasStaleCookie: false };

/** Which subgraphs answer: those of a seed, which have seen whatever they are asked about. */
interface World {
  seed: number;
  honesty: Honesty;
  schema: GraphQLSchema | undefined;
}

/** As it goes over the wire. */
const plainMap = (variables: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(variables)) as Record<string, unknown>;

/** Apollo Server over Apollo's gateway, and ours, over the same subgraphs. */
async function openBoth() {
  keepApolloQuiet();
  const supergraphSdl = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const world: World = { seed: 0, honesty: { lies: 0 }, schema: undefined };
  const say = (query: string, variables: Record<string, unknown>) => {
    if (!world.schema) throw new Error('no schema');
    return sayAtRandom(world.schema, world.seed, world.honesty, query, plainMap(variables));
  };
  const service = () => ({
    process: async ({ request }: { request: { query?: string; variables?: Record<string, unknown> } }) =>
      say(request.query ?? '', request.variables ?? {}),
  });
  const theirs = new ApolloServer<GatewayContext>({
    gateway: new ApolloGateway({ supergraphSdl, buildService: service, logger: log }),
    introspection: true,
    logger: log,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => showError(formatted, error, log, 'en'),
  });
  await theirs.start();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: service,
    logger: log,
    experimental_didResolveQueryPlan: tellPlan,
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (world.schema = apiSchema));
  await gateway.load();
  const { schema } = world;
  if (!schema) throw new Error('no schema');
  const source = {
    ask: async (step: { query: string }, variables: Record<string, unknown>) => say(step.query, variables),
  };
  const sources = new Map(subgraphNames.map((name) => [name, source]));
  const runtime: Runtime = {
    schema,
    documents: new Documents(schema, true),
    costs: new OperationCosts(schema, supergraphSdl),
    execute: createExecute({ schema, shown: schema, apollo: gateway.executor, sources, log }),
  };
  return { theirs, gateway, runtime, world };
}

async function executedBy(whom: string): Promise<number> {
  const line = (await registry.metrics())
    .split('\n')
    .find((text) => text.startsWith(`gateway_executions_total{by="${whom}"`));
  return Number(line?.split(' ').at(-1) ?? 0);
}

interface Comparable {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly string[];
}

/**
 * Errors in no order, as subgraphs are asked side by side, and without numbers of list elements: where one of them was
 * left out of a question, Apollo counts wrongly. `run-steps.test.ts` has ours.
 */
const worded = (errors: readonly GraphQLFormattedError[] = []): string[] =>
  errors
    .map(({ message, path, extensions }) =>
      JSON.stringify([message, path?.map((step) => (typeof step === 'number' ? '#' : step)), extensions]),
    )
    .toSorted();

describe('our way with operations, compared with Apollo Server’s', () => {
  let both: Awaited<ReturnType<typeof openBoth>>;
  beforeAll(async () => {
    both = await openBoth();
  });
  afterAll(async () => {
    await both.theirs.stop();
    await both.gateway.stop();
  });

  interface Asked {
    readonly text: string;
    readonly variables?: Record<string, unknown>;
    readonly operationName?: string;
  }

  async function askTheirs({ text, variables = {}, operationName }: Asked) {
    const contextValue = createContext({ caller, channel: 'http' }, signer);
    const { body, http } = await both.theirs.executeOperation(
      { query: text, variables, ...(operationName === undefined ? {} : { operationName }) },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('in pieces');
    const { data, errors, extensions } = body.singleResult;
    const completion = extensions?.['valueCompletion'] as readonly { path: (string | number)[] }[] | undefined;
    const comparable: Comparable = { status: http.status ?? 200, data, errors: worded(errors) };
    return { comparable, completion: (completion ?? []).map(({ path }) => path) };
  }

  async function askOurs({ text, variables = {}, operationName }: Asked) {
    const hash = createHash('sha256').update(text).digest('hex');
    const context = createContext({ caller, channel: 'http' }, signer);
    const { status, result }: Outcome = await runOperation(
      both.runtime,
      { text, hash, variables, operationName },
      context,
      log,
    );
    const told = result.errors?.filter(({ message }) => message !== partUnavailable.en);
    const untold = result.errors?.filter(({ message }) => message === partUnavailable.en) ?? [];
    const comparable: Comparable = { status, data: result.data, errors: worded(told) };
    return { comparable, completion: untold.map(({ path }) => path) };
  }

  const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

  async function expectSame(asked: Asked, name: string): Promise<Comparable> {
    const [theirs, ours] = [await askTheirs(asked), await askOurs(asked)];
    if (theirs.comparable.data === undefined) {
      // Of what is wrong with a document Apollo tells more, and in more words.
      const { errors, ...refused } = ours.comparable;
      const { errors: all, ...alsoRefused } = theirs.comparable;
      expect([name, refused, errors.length > 0]).toEqual([name, alsoRefused, all.length > 0]);
      return ours.comparable;
    }
    // Fields that are asked for several times stand elsewhere in Apollo's answers than the specification has them.
    expect([name, plain(ours.comparable)]).toEqual([name, plain(theirs.comparable)]);
    // Of what is wrong in a part that is left out, one finds more than the other.
    if (theirs.comparable.errors.length === 0) {
      expect([name, ours.completion.length > 0]).toEqual([name, theirs.completion.length > 0]);
    }
    return ours.comparable;
  }

  it.each([
    ['honest subgraphs', 0, 1],
    ['subgraphs that leave things out now and then', 0.03, 1_001],
    ['subgraphs that lie', 0.15, 2_001],
  ])('answers random operations over %s the same', async (_, lies, firstSeed) => {
    both.world.honesty = { lies };
    let answered = 0;
    for (let seed = firstSeed; seed < firstSeed + 250; seed += 1) {
      both.world.seed = seed;
      const { data } = await expectSame(randomOperation(both.runtime.schema, seed), `seed ${seed}`);
      if (data) answered += 1;
    }
    expect(answered).toBeGreaterThan(50);
    // Nearly all of them by our own executor, which is what is compared.
    expect(await executedBy('ours')).toBeGreaterThan(5 * (await executedBy('apollo')));
  });

  it.each<[string, Asked]>([
    ['does not parse', { text: '{ products {' }],
    ['is empty', { text: '   ' }],
    ['asks for what is not there', { text: '{ products { nodes { weight } } orders { size } }' }],
    ['spreads in a circle', { text: '{ ...a } fragment a on Query { ...a }' }],
    ['lacks a variable', { text: 'query ($id: ID!) { order(id: $id) { id } }' }],
    [
      'has a variable that does not fit',
      { text: 'query ($n: Int) { orders(first: $n) { nodes { id } } }', variables: { n: 'x' } },
    ],
    ['holds only fragments', { text: 'fragment a on Query { __typename }' }],
    ['is one of two', { text: 'query A { viewer { id } } query B { materials { id } }', operationName: 'B' }],
    ['asks for types alone', { text: '{ __typename again: __typename }' }],
    [
      'asks about the schema',
      { text: '{ __schema { queryType { name } } __type(name: "Order") { kind } viewer { id } }' },
    ],
    [
      'has names that every object has',
      { text: '{ constructor: __typename toString: viewer { hasOwnProperty: id } }' },
    ],
    ...Object.getOwnPropertyNames(Object.prototype)
      .filter((name) => name !== '__proto__')
      .map((name): [string, Asked] => [
        `has the name ${name} everywhere`,
        {
          text: `query ${name}($${name}: Int = 3) { ${name}: orders(first: $${name}) { ${name}: nodes { ${name}: lines { ${name}: product { ${name}: name } } } } }`,
          variables: { constructor: 2 },
          operationName: name,
        },
      ]),
    [
      'has variables with such names',
      { text: 'query ($constructor: Int) { orders(first: $constructor) { nodes { id } } }' },
    ],
  ])('answers an operation the same that %s', async (name, asked) => {
    both.world.honesty = { lies: 0 };
    both.world.seed = 7;
    await expectSame(asked, name);
  });
});
