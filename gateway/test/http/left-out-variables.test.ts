import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

describe('a variable with a default', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  const list = { __typename: 'ProductConnection' };
  const nodes = [{ slug: 'ring' }];

  it.each<[string, string, object, object]>([
    ['below the root, left out', '$on: Boolean = true', {}, { nodes }],
    ['below the root, left out and false', '$on: Boolean = false', {}, list],
    ['below the root, given', '$on: Boolean = true', { on: false }, list],
    ['below the root, null', '$on: Boolean = true', { on: null }, { nodes }],
    ['below the root, null and false', '$on: Boolean = false', { on: null }, list],
  ])('counts in @include and @skip, %s', async (_, declared, variables, expected) => {
    const include = `query (${declared}) { products { __typename nodes @include(if: $on) { slug } } }`;
    const skip = `query (${declared.replace(/true|false/, (text) => String(text !== 'true'))}) { products { __typename nodes @skip(if: $on) { slug } } }`;
    const opposite = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
    );
    for (const [query, given] of [
      [include, variables],
      [skip, opposite],
      // A second time, when it may come from the stored answers.
      [include, variables],
    ] as const) {
      const { status, data, errors } = await house.ask(query, { variables: given });
      expect({ status, errors }).toEqual({ status: 200, errors: [] });
      expect(data).toEqual({ products: { ...list, ...expected } });
    }
  });

  it('counts where null may not stand, and null where it may', async () => {
    house.house.orders.set('ord_1', { ownerId: 'acc_1', statuses: ['SUBMITTED'] });
    const query = `query ($id: ID = "ord_1") { order(id: $id) { id } }`;
    const { data, errors } = await house.ask(query, { variables: { id: null } });
    expect({ data, errors }).toEqual({ data: { order: null }, errors: [] });
    const first = await house.ask('query ($first: Int = 3) { products(first: $first) { nodes { slug } } }', {
      variables: { first: null },
    });
    expect(first.data).toEqual({ products: { nodes } });
  });

  it('is told in a fragment, too, and only of the operation that is run', async () => {
    const query = `query A($on: Boolean = false) { ...list } fragment list on Query { products { __typename nodes @include(if: $on) { slug } } }`;
    expect((await house.ask(query, { variables: { on: null } })).data).toEqual({ products: list });
  });
});

describe('a question about the schema', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  it('knows what the newest specification knows', async () => {
    const query = `query ($name: String!) { __type(name: $name) { name isOneOf specifiedByURL fields { name args(includeDeprecated: true) { isDeprecated } } } input: __type(name: "OrderLineInput") { isOneOf } }`;
    const { status, data, errors } = await house.ask(query, { variables: { name: 'Order' } });
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(data).toMatchObject({ __type: { name: 'Order', isOneOf: null }, input: { isOneOf: false } });
  });

  it('may stand in fragments, beside what the graph holds', async () => {
    const query = `query ($on: Boolean = false) { ...schema products { nodes { slug } } } fragment schema on Query { __schema { queryType { name } } ... @include(if: $on) { other: __schema { queryType { name } } } }`;
    const { data, errors } = await house.ask(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, products: { nodes: [{ slug: 'ring' }] } });
  });
});
