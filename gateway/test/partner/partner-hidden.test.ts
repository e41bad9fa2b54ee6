import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { aKey, askAtDoor, bearer } from '../support/partner-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const readSchema = (name: string) =>
  buildSchema(readFileSync(new URL(`../../${name}.graphql`, import.meta.url), 'utf8'));
const whole = readSchema('api');
const shown = readSchema('partner');

/** Fields of the whole graph that are not in the contract, on types that are. */
const hiddenFields = Object.values(shown.getTypeMap()).flatMap((type) => {
  const same = whole.getType(type.name);
  if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return [];
  if (!(isObjectType(same) || isInterfaceType(same))) return [];
  return Object.keys(same.getFields())
    .filter((field) => !(field in type.getFields()))
    .map((field) => [type.name, field] as const);
});
const hiddenTypes = Object.keys(whole.getTypeMap()).filter((name) => !shown.getType(name));

/** Every name that stands in a schema. */
function namesIn(schema: GraphQLSchema): ReadonlySet<string> {
  return new Set(printSchema(schema).match(/\w+/g));
}

let gateway: TestGateway;
let headers: Record<string, string>;
beforeAll(async () => {
  gateway = await openTestGateway();
  headers = bearer((await aKey()).secret);
});
afterAll(() => gateway.close());

const ask = (query: string, variables: object = {}) => askAtDoor(gateway, query, { variables, headers });

describe('what partners are not shown', () => {
  it('is there to be hidden', () => {
    expect(hiddenFields).toContainEqual(['Mutation', 'approveOrder']);
    expect(hiddenFields).toContainEqual(['Order', 'approval']);
    expect(hiddenFields).toContainEqual(['Query', 'priceRules']);
    expect(hiddenTypes).toContain('ProductionQueueChange');
  });

  it('cannot be asked for: no field of it, on whatever type', async () => {
    const known = namesIn(shown);
    for (const [type, field] of hiddenFields) {
      const { status, data, errors } = await ask(`query Q { ...F __typename } fragment F on ${type} { x: ${field} }`);
      expect([type, field, status, data]).toEqual([type, field, 200, undefined]);
      const words = errors.flatMap(({ message }) => message.match(/"\w+"/g) ?? []).map((word) => word.slice(1, -1));
      // What is suggested, and all else that is said, is in the contract; but for the name that was asked for.
      expect(words.filter((word) => !known.has(word) && word !== field && !['F', 'Q'].includes(word))).toEqual([]);
    }
  });

  it('is suggested to nobody who mistypes', async () => {
    for (const document of ['{ priceRule { id } }', 'mutation { approvOrder { __typename } }', '{ viewer { role } }']) {
      const { errors } = await ask(document);
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toMatch(/priceRules|approveOrder|roles/);
    }
    const { errors } = await ask('{ materials { nam } }');
    expect(errors[0]?.message).toContain('"name"');
  });

  it('is no type that can be named in a fragment or a variable', async () => {
    for (const type of hiddenTypes) {
      const isInput = isInputObjectType(whole.getType(type));
      const document = isInput
        ? `query ($x: ${type}) { viewer { id } }`
        : `query Q { ...F } fragment F on ${type} { __typename }`;
      const { data, errors } = await ask(document);
      expect([type, data, errors.some(({ message }) => message.includes('Unknown type'))]).toEqual([
        type,
        undefined,
        true,
      ]);
    }
  });

  it('is no argument or input field, in the document or among the variables', async () => {
    const inDocument = await ask('{ orders(filter: { awaitingDecision: true }) { nodes { id } } }');
    const inVariables = await ask('query ($filter: OrderFilter) { orders(filter: $filter) { nodes { id } } }', {
      filter: { channel: 'SHOP' },
    });
    expect(inDocument.data).toBeUndefined();
    expect(inVariables.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(inVariables.data).toBeUndefined();
  });

  it('is not in the schema that is told, which is the committed contract and nothing else', async () => {
    const { data } = await ask(getIntrospectionQuery());
    const told = buildClientSchema(data as never);
    expect(printSchema(lexicographicSortSchema(told))).toBe(printSchema(lexicographicSortSchema(shown)));
    const names = '{ a: __type(name: "PriceRulesVersion") { name } b: __type(name: "Order") { fields { name } } }';
    const types = await ask(names);
    expect(types.data?.['a']).toBeNull();
    expect(JSON.stringify(types.data)).not.toContain('approval');
  });

  it('is not told by a question about the schema that is wrapped in something else', async () => {
    const wrapped = [
      'query { ...F viewer { id } } fragment F on Query { __type(name: "PriceRulesVersion") { name } }',
      'query { viewer { id } ... on Query { s: __schema { types { name } } } }',
    ];
    for (const document of wrapped) {
      const { data, errors } = await ask(document);
      expect([data, errors[0]?.extensions.code]).toEqual([undefined, 'GRAPHQL_VALIDATION_FAILED']);
    }
    const skipped = await ask(
      'query ($is: Boolean = false) { __typename t: __type(name: "PriceRulesVersion") @include(if: $is) { name } }',
      { is: true },
    );
    expect(skipped.data).toEqual({ __typename: 'Query', t: null });
  });

  it('is not reached by the hash of a document that others may ask', async () => {
    const manager = bearer((await gateway.signIn(anIdentity({ roles: ['MANAGER'] }))).token);
    const query = 'query Hidden { viewer { roles } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const remembered = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...manager },
      body: JSON.stringify({ query, extensions }),
    });
    expect(await remembered.json()).toEqual({ data: { viewer: { roles: ['MANAGER'] } } });
    await waitUntil('it is known', () => gateway.redis.exists(`gateway:document:${sha256Hash}`));
    const { data, errors } = await askAtDoor(gateway, undefined, { extensions, headers });
    expect(data).toBeUndefined();
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    await gateway.redis.del(`gateway:document:${sha256Hash}`);
  });

  it('is not in an answer even when a subgraph says it', async () => {
    const answer = (data: object): void => {
      gateway.subgraphs.orders.intercept = (_, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ data }));
        return true;
      };
    };
    answer({ order: { __typename: 'Order', id: 'ord_1', allowedActions: ['APPROVE'] } });
    const action = await ask('{ order(id: "ord_1") { id allowedActions } }');
    answer({ cancelOrder: { __typename: 'OrderApproved' } });
    const member = await ask('mutation { cancelOrder(input: { orderId: "ord_1" }) { __typename } }');
    gateway.subgraphs.orders.intercept = () => false;
    expect(action.errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(JSON.stringify([action, member])).not.toMatch(/APPROVE|OrderApproved/);
  });
});
