import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { visitor } from '@alexandrite/service-kit/identity';
import { createLog } from '@alexandrite/service-kit/log';
import { aKeyPair } from '@alexandrite/service-kit/testing';
import { ApolloGateway } from '@apollo/gateway';
import { type GraphQLSchema, isObjectType, Kind, parse, visit } from 'graphql';
import { createContext } from '../../src/context.ts';
import { keepApolloQuiet } from '../../src/env.ts';
import { Documents } from '../../src/graph/documents/documents.ts';
import { createExecute } from '../../src/graph/execute.ts';
import { tellPlan } from '../../src/graph/plan/ask-for-plan.ts';
import { runOperation, type Runtime } from '../../src/graph/run-operation.ts';
import { subgraphNames } from '../../src/graph/subgraphs/subgraph-names.ts';
import { IdentitySigner } from '../../src/identity/signed-identities.ts';
import { OperationCosts } from '../../src/limits/cost/operation-costs.ts';
import { leastOf, wayTo } from '../support/random/field-paths.ts';
import { sayAtRandom } from '../support/random/subgraph.ts';

const log = createLog('gateway', 'silent');
const signer = new IdentitySigner(aKeyPair().signing);
const caller = { identity: visitor('en'), session: null, hasStaleCookie: false };
const world = { seed: 1, lies: 0 };

async function open() {
  keepApolloQuiet();
  const supergraphSdl = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const loaded: { schema?: GraphQLSchema } = {};
  const gateway = new ApolloGateway({ supergraphSdl, logger: log, experimental_didResolveQueryPlan: tellPlan });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (loaded.schema = apiSchema));
  await gateway.load();
  const { schema } = loaded;
  if (!schema) throw new Error('no schema');
  const ask = async ({ query }: { query: string }, variables: Record<string, unknown>) =>
    sayAtRandom(schema, world.seed, { lies: world.lies }, query, variables);
  const runtime: Runtime = {
    schema,
    documents: new Documents(schema, true),
    costs: new OperationCosts(schema, supergraphSdl),
    execute: createExecute({
      schema,
      shown: schema,
      apollo: (asked) => gateway.executor(asked),
      sources: new Map(subgraphNames.map((name) => [name, { ask }])),
      log,
    }),
  };
  return { gateway, runtime, schema, keys: keysIn(supergraphSdl) };
}

/** Fields of all keys, by the entity that they are of. */
function keysIn(supergraphSdl: string): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, Set<string>>();
  visit(parse(supergraphSdl), {
    ObjectTypeDefinition({ name, directives = [] }) {
      for (const { name: directive, arguments: given = [] } of directives) {
        const key = given.find((argument) => argument.name.value === 'key')?.value;
        if (directive.value !== 'join__type' || key?.kind !== Kind.STRING) continue;
        const fields = keys.get(name.value) ?? new Set();
        for (const field of key.value.match(/\w+/g) ?? []) fields.add(field);
        keys.set(name.value, fields);
      }
    },
  });
  return keys;
}

describe('an alias that is the name of a field of a key', () => {
  let house: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    house = await open();
  });
  afterAll(() => house.gateway.stop());

  async function ask(text: string) {
    const hash = createHash('sha256').update(text).digest('hex');
    const context = createContext({ caller, channel: 'http' }, signer);
    return (await runOperation(house.runtime, { text, hash }, context, log)).result;
  }

  /** The same selections of an entity, one of them under another name. */
  function asked(way: readonly string[], chosen: string, others: readonly string[]): string {
    const calls = [...way, ''].join(' { ');
    return `{ ${calls} ${chosen} ${others.join(' ')} ${'}'.repeat(way.length)} }`;
  }

  it('is answered with the field that was asked for, whatever the entity, its key and the field', async () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const [entity, keys] of house.keys) {
      const type = house.schema.getType(entity);
      const way = wayTo(house.schema, entity);
      if (!isObjectType(type) || !way) continue;
      const fields = Object.values(type.getFields());
      for (const key of [...keys, '__typename']) {
        const others = fields.filter(({ name }) => !keys.has(name)).flatMap((field) => leastOf(field) ?? []);
        for (const field of fields) {
          const least = leastOf(field);
          if (field.name === key || least === null) continue;
          const plain = await ask(asked(way, `plain: ${least}`, others));
          const aliased = await ask(asked(way, `${key}: ${least}`, others));
          const expected = JSON.stringify(plain).replaceAll('"plain":', `"${key}":`);
          compared += 1;
          if (JSON.stringify(aliased) !== expected) wrong.push(`${entity}: ${key} for ${field.name}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  it('names the place of an error as the client does', async () => {
    world.lies = 0.3;
    const places = new Set<string>();
    for (world.seed = 1; world.seed < 60; world.seed += 1) {
      const { errors = [] } = await ask('{ orders { nodes { id: number promisedAt workOrder { id: stage } } } }');
      for (const { path = [] } of errors) places.add(path.filter((step) => typeof step === 'string').join('.'));
    }
    world.lies = 0;
    expect([...places].filter((place) => place.includes('as_'))).toEqual([]);
    expect([...places]).toContain('orders.nodes.id');
  });

  it('may stand beside a question about the schema', async () => {
    const text = '{ orders { nodes { id: number workOrder { stage } } } __type(name: "Order") { name isOneOf } }';
    world.seed = 3;
    const { data, errors } = await ask(text);
    const { data: plain } = await ask('{ orders { nodes { number } } }');
    const numbers = (plain as { orders: { nodes: { number: string }[] } }).orders.nodes.map(({ number }) => number);
    expect(errors).toBeUndefined();
    expect(numbers.length).toBeGreaterThan(0);
    expect(data).toMatchObject({
      orders: { nodes: numbers.map((id) => ({ id })) },
      __type: { name: 'Order', isOneOf: null },
    });
  });
});
