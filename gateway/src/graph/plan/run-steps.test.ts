import type { Fields } from './merge.ts';
import { type AskSubgraph, type Part, runSteps } from './run-steps.ts';
import type { FetchStep, Step } from './steps.ts';

const fetchStep = (subgraph: string, requires: FetchStep['requires'] = null, variables: string[] = []): FetchStep => ({
  kind: 'fetch',
  subgraph,
  query: subgraph,
  bodyStart: '',
  variables,
  requires,
});

/** Asked for products by their id, of objects that are products. */
const products: FetchStep['requires'] = [
  {
    kind: 'fragment',
    typename: 'Product',
    of: [
      { kind: 'field', name: '__typename', of: null },
      { kind: 'field', name: 'id', of: null },
    ],
  },
];

/** Subgraphs that answer what is given for them; and what they were asked. */
function subgraphs(answers: Record<string, Part>) {
  const asked: { subgraph: string; variables: Fields; entityCount: number | undefined }[] = [];
  const ask: AskSubgraph = async ({ subgraph }, variables, entityCount) => {
    asked.push({ subgraph, variables, entityCount });
    return answers[subgraph] ?? {};
  };
  return { ask, asked };
}

const join: Step = {
  kind: 'sequence',
  steps: [fetchStep('orders'), { kind: 'flatten', path: ['lines', '@', 'product'], step: fetchStep('shop', products) }],
};
const none = { given: {}, values: {} };
const product = (id: string) => ({ __typename: 'Product', id });

describe('carrying out a plan', () => {
  it('adds to entities what another subgraph knows of them', async () => {
    const { ask, asked } = subgraphs({
      orders: { data: { lines: [{ product: product('1') }, { product: null }, { product: product('2') }] } },
      shop: { data: { _entities: [{ name: 'Ring' }, null] } },
    });
    const { data, errors } = await runSteps(join, ask, none);
    expect(asked[1]).toEqual({
      subgraph: 'shop',
      variables: { representations: [product('1'), product('2')] },
      entityCount: 2,
    });
    expect(data).toEqual({
      lines: [{ product: { ...product('1'), name: 'Ring' } }, { product: null }, { product: product('2') }],
    });
    expect(errors).toEqual([]);
  });

  it('says of which entity an error is, though others were not asked about', async () => {
    const error = { message: 'no', path: ['_entities', 1, 'name'], extensions: { code: 'NOT_FOUND' } };
    const { ask } = subgraphs({
      orders: {
        data: {
          lines: [
            { product: { __typename: 'Product' } },
            { product: null },
            { product: product('1') },
            { product: product('2') },
          ],
        },
      },
      shop: { data: { _entities: [{}, {}] }, errors: [error] },
    });
    const { errors } = await runSteps(join, ask, none);
    expect(errors).toEqual([{ ...error, path: ['lines', 3, 'product', 'name'] }]);
  });

  it('does not ask about nothing', async () => {
    for (const data of [{ lines: [] }, { lines: null }, {}, { lines: [{ product: null }] }, null]) {
      const { ask, asked } = subgraphs({ orders: { data } });
      await runSteps(join, ask, none);
      expect(asked).toHaveLength(1);
    }
  });

  it.each([
    ['a text for a list', { lines: 'x' }],
    ['an object for a list', { lines: { product: product('1') } }],
    ['a list for an object', { lines: [[{ product: product('1') }]] }],
    ['numbers for objects', { lines: [1, 2] }],
    ['texts for entities', { lines: [{ product: 'x' }] }],
  ])('is not upset by a subgraph that says %s', async (_, data) => {
    const { ask } = subgraphs({ orders: { data }, shop: { data: { _entities: [{}] } } });
    await expect(runSteps(join, ask, none)).resolves.toMatchObject({ errors: [] });
  });

  it('keeps names that mean something to the language for what they are', async () => {
    const data = JSON.parse('{"a": {"__proto__": {"isAdmin": true}}}') as Fields;
    const { ask } = subgraphs({ orders: { data }, shop: { data } });
    const twice: Step = { kind: 'sequence', steps: [fetchStep('orders'), fetchStep('shop')] };
    await runSteps(twice, ask, none);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('tells a subgraph those variables that it needs, as they were given', async () => {
    const { ask, asked } = subgraphs({});
    await runSteps(fetchStep('orders', null, ['first', 'after', 'filter']), ask, {
      given: { first: 1, after: null, x: 2 },
      values: {},
    });
    expect(asked[0]?.variables).toEqual({ first: 1, after: null });
  });

  it('asks what a condition says', async () => {
    const step: Step = {
      kind: 'condition',
      variable: 'more',
      whenTrue: fetchStep('shop'),
      whenFalse: fetchStep('orders'),
    };
    for (const [values, expected] of [
      [{ more: true }, 'shop'],
      [{ more: false }, 'orders'],
      [{}, 'orders'],
    ] as const) {
      const { ask, asked } = subgraphs({});
      await runSteps(step, ask, { given: {}, values });
      expect(asked.map(({ subgraph }) => subgraph)).toEqual([expected]);
    }
  });
});
