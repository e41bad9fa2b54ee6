import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('a stranger’s documents and variables', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway({ sandbox: false });
  });
  afterAll(() => house.close());

  const asked = (): number => Object.values(house.subgraphs).flatMap((subgraph) => subgraph.asked).length;

  it.each([
    ['beyond all numbers', '1.7e308'],
    ['beyond whole numbers', '1e21'],
    ['a fraction', '0.5'],
    ['a text', '"10"'],
    ['a list', '[10]'],
    ['an object', '{"valueOf": 10}'],
  ])('a size that is %s is a wrong variable, and nobody is asked', async (_, size) => {
    const query = 'query ($n: Int) { orders(first: $n) { nodes { id } } }';
    const before = asked();
    const response = await fetch(house.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: `{"query": ${JSON.stringify(query)}, "variables": {"n": ${size}}}`,
    });
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect([response.status, errors.map(({ extensions }) => extensions)]).toEqual([400, [{ code: 'BAD_USER_INPUT' }]]);
    expect(asked()).toBe(before);
  });

  it('is told a few of many errors, and each in few words', async () => {
    const directives = await house.ask(`{ materials ${many(50, (i) => `@unknown${i}`)} { id } }`);
    const fields = await house.ask(`{ ${many(15, (i) => `unknown${i}`)} }`);
    const variables = await house.ask(
      'query ($m: [Int!]!) { materials { id } orders { nodes { id } } a: __typename }',
      {
        variables: { m: Array.from({ length: 1_000 }, (_, index) => `${index}`) },
      },
    );
    for (const { errors } of [directives, fields, variables]) {
      expect(errors.length).toBeGreaterThan(0);
      // One more says that there are others.
      expect(errors.length).toBeLessThanOrEqual(operationBounds.errors.limit + 1);
    }
    const long = await house.ask(`{ ${'n'.repeat(10_000)} }`);
    const value = await house.ask('query ($id: Int!) { order(id: $id) { id } }', {
      variables: { id: 'x'.repeat(10_000) },
    });
    for (const { errors } of [long, value]) {
      expect(errors[0]?.message.length).toBeLessThanOrEqual(operationBounds.errorText.limit);
    }
  });

  it('is suggested no name of the schema, by a document or by variables', async () => {
    const field = await house.ask('{ material { id } }');
    const inputField = await house.ask('query ($filter: OrderFilter) { orders(filter: $filter) { nodes { id } } }', {
      variables: { filter: { statues: [] } },
    });
    const value = await house.ask('query ($filter: OrderFilter) { orders(filter: $filter) { nodes { id } } }', {
      variables: { filter: { statuses: ['SHIPED'] } },
    });
    for (const { errors } of [field, inputField, value]) {
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toMatch(/Did you mean/);
    }
  });

  it('has no document read that is long, though it be comments', async () => {
    const { limit } = operationBounds.document;
    const comment = (length: number) => `{ materials { id } } #${'c'.repeat(length)}`;
    const { errors } = await house.ask(comment(limit));
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'GRAPHQL_PARSE_FAILED' }]);
    expect((await house.ask(comment(limit / 2))).data).toMatchObject({ materials: [{ id: 'gold' }] });
  });
});
