import { hash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { countCalls } from '../support/count-calls.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

/** A page of ours with everything on it, never asked before: by a name of its own. */
const ordersFile = new URL('../../../web/src/features/orders/order.graphql', import.meta.url);

/** How many times the work of an ordinary new page any request may make. */
const bearable = 8;

const json = 'application/json';
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nested = (depth: number): string => `${'a{'.repeat(depth)}b${'}'.repeat(depth)}`;

describe('input that nobody sends by accident', () => {
  let house: TestGateway;
  let ordinary: number;
  const harmless = '{ materials { id } }';
  beforeAll(async () => {
    house = await openTestGateway({ sandbox: false });
    const page = () => readFileSync(ordersFile, 'utf8').replace(/^query \w+/m, `query P${randomUUID().slice(0, 8)}`);
    const asked = { variables: { id: 'ord_none' } };
    await house.ask(page(), asked);
    await house.ask(harmless);
    ordinary = await countCalls(() => house.ask(page(), asked));
  });
  afterAll(() => house.close());
  afterEach(async () => {
    expect((await house.ask(harmless)).status).toBe(200);
  });

  const send = async (body: string, type = json) => {
    const response = await fetch(house.url, {
      method: 'POST',
      headers: { 'content-type': type, accept: 'application/graphql-response+json', 'accept-language': 'en' },
      body,
    });
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message ?? '' };
  };
  const bomb = (depth: number): string =>
    `{ ...F0 } ${many(depth, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${depth} on Query { materials { id } }`;

  it.each([
    ['malformed JSON', '{"query": "{ materials', 400, 'BAD_REQUEST', 'not JSON'],
    ['a batch', `[${many(1_000, () => '{"query":"{materials{id}}"},')} {}]`, 400, 'BAD_REQUEST', 'no batches'],
    ['no operation', '{}', 400, 'BAD_REQUEST', 'neither a document'],
    [
      'JSON nested for ever',
      `{"query":"{a}","variables":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
      400,
      'BAD_REQUEST',
      'deep in each other',
    ],
  ])('is refused: %s', async (_, body, status, code, message) => {
    const found: { answer?: Awaited<ReturnType<typeof send>> } = {};
    const calls = await countCalls(async () => (found.answer = await send(body)));
    expect(found.answer).toMatchObject({ status, code });
    expect(found.answer?.message).toContain(message);
    expect(calls / ordinary).toBeLessThan(bearable);
  });

  it.each([
    ['2,000 aliases', `{ ${many(2_000, () => 'a:b')} }`, 'GRAPHQL_PARSE_FAILED', 'tokens'],
    [
      '1,000 aliases',
      `{ ${many(1_000, (i) => `a${i}: __typename`)} }`,
      'GRAPHQL_VALIDATION_FAILED',
      'at most 100 aliases',
    ],
    ['3,000 directives', `{ materials ${many(3_000, () => '@a')} { id } }`, 'GRAPHQL_PARSE_FAILED', 'tokens'],
    [
      '2,000 directives',
      `{ materials ${many(2_000, () => '@a')} { id } }`,
      'GRAPHQL_VALIDATION_FAILED',
      'at most 100 directives',
    ],
    [
      'root fields',
      `{ ${many(90, (i) => `a${i}: materials { id }`)} }`,
      'GRAPHQL_VALIDATION_FAILED',
      'at most 20 fields of the root',
    ],
    [
      'fragments in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot spread fragment',
    ],
    ['a bomb of fragments', bomb(60), 'GRAPHQL_VALIDATION_FAILED', 'at most 2000 fields'],
    [
      'one field 600 times',
      `{ ${many(15, () => `materials { ${many(40, () => 'finishes { id }')} }`)} }`,
      'GRAPHQL_VALIDATION_FAILED',
      'at most 5 times',
    ],
    [
      '300 fragments in one place',
      `{ materials { ${many(300, (i) => `...F${i}`)} } } ${many(300, (i) => `fragment F${i} on Material { id name }`)}`,
      'GRAPHQL_VALIDATION_FAILED',
      '50 fragments',
    ],
    ['deep nesting', `{ ${nested(1_500)} }`, 'GRAPHQL_VALIDATION_FAILED', 'at most 20 fields deep'],
    ['nesting for ever', `{ ${nested(5_000)} }`, 'GRAPHQL_PARSE_FAILED', ''],
    [
      'lists in lists',
      `{ orders(filter: { ids: ${'['.repeat(1_000)}${']'.repeat(1_000)} }) { nodes { id } } }`,
      'GRAPHQL_VALIDATION_FAILED',
      'Values lie at most',
    ],
    [
      'a long list',
      `{ orders(filter: { ids: [${many(6_000, () => '1')}] }) { nodes { id } } }`,
      'GRAPHQL_PARSE_FAILED',
      'tokens',
    ],
    ['a question about the schema', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED', 'introspection'],
    [
      'many questions about the schema',
      `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
      'GRAPHQL_VALIDATION_FAILED',
      '',
    ],
  ])('is refused as a document: %s', async (_, query, code, message) => {
    const asked = Object.values(house.subgraphs).flatMap((subgraph) => subgraph.asked).length;
    const found: { answer?: Awaited<ReturnType<typeof send>> } = {};
    const calls = await countCalls(async () => (found.answer = await send(JSON.stringify({ query }))));
    expect(found.answer).toMatchObject({ status: 400, code });
    expect(found.answer?.message).toContain(message);
    expect(Object.values(house.subgraphs).flatMap((subgraph) => subgraph.asked)).toHaveLength(asked);
    expect(calls / ordinary).toBeLessThan(bearable);
  });

  it('suggests no names to those who may not see them', async () => {
    const { message } = await send(JSON.stringify({ query: '{ material { id } }' }));
    expect(message).toBe('Cannot query field "material" on type "Query".');
  });

  it('is told for an unknown hash as clients of the protocol expect', async () => {
    const persistedQuery = { version: 1, sha256Hash: hash('sha256', randomUUID()) };
    const { status, code } = await send(JSON.stringify({ extensions: { persistedQuery } }));
    expect([status, code]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  it.each([
    ['says its size', true],
    ['does not', false],
  ])('is not read when it is 50 MB and %s', async (_, saysSize) => {
    const size = 50 * 1024 * 1024;
    let sent = 0;
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = { 'content-type': json, ...(saysSize ? { 'content-length': size } : {}) };
      const asking = request(house.url, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        response.resume();
        asking.destroy();
      });
      // The gateway hangs up.
      asking.on('error', () => undefined);
      const chunk = Buffer.alloc(64 * 1024, 'a');
      const more = (): void => {
        while (!asking.destroyed && sent < size) {
          sent += chunk.length;
          if (!asking.write(chunk)) return void asking.once('drain', more);
        }
      };
      more();
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(size / 2);
  });
});
