import { liveSources, type LiveSource } from './sources.ts';
import { shapePush } from './pushed.ts';

const sourceOf = (field: string): LiveSource => {
  const source = liveSources[field];
  if (!source) throw new Error(field);
  return source;
};
const shape = (field: string, revisionKey: string | null = null) => ({
  name: field,
  source: sourceOf(field),
  standIn: { text: '', argumentVariables: {}, keptVariables: [], revisionKey },
});

describe('a push', () => {
  it('is what was asked for, without the revision that was asked for besides', () => {
    const data = { orderUpdated: { status: 'CLOSED', live_revision: 7 } };
    expect(shapePush(shape('orderUpdated', 'live_revision'), { data })).toEqual({
      result: { data: { orderUpdated: { status: 'CLOSED' } } },
      isThere: true,
      revision: 7,
    });
  });

  it('comes out of its list, and so do the paths of its errors', () => {
    const errors = [
      { message: 'no', path: ['ordersUpdated', 'nodes', 0, 'customer'], extensions: { code: 'FORBIDDEN' } },
    ];
    const { result } = shapePush(shape('ordersUpdated'), {
      data: { ordersUpdated: { nodes: [{ customer: null }] } },
      errors,
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      data: { ordersUpdated: { customer: null } },
      errors: [{ message: 'no', path: ['ordersUpdated', 'customer'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it.each([
    ['an empty list', 'ordersUpdated', { ordersUpdated: { nodes: [] } }],
    ['nothing', 'orderUpdated', { orderUpdated: null }],
    ['no answer at all', 'orderUpdated', null],
  ])('is not there for %s', (_, field, data) => {
    expect(shapePush(shape(field), { data }).isThere).toBe(false);
  });
});
