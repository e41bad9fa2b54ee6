import type { OrderSummaryFragment } from '../../gql/graphql.ts';
import { mergeOrder } from './merge-orders.ts';

const anOrder = (change: Partial<OrderSummaryFragment> = {}): OrderSummaryFragment => ({
  id: 'ord_1',
  number: 'A-100001',
  revision: 1,
  status: 'SUBMITTED',
  createdAt: '2026-03-14T12:00:00.000Z',
  promisedAt: null,
  forecastAt: null,
  total: null,
  problem: null,
  lines: [],
  ...change,
});

describe('mergeOrder', () => {
  const shown = [anOrder({ id: 'ord_2' }), anOrder()];

  it('changes an order where it stands', () => {
    const merged = mergeOrder(shown, anOrder({ revision: 2, status: 'SHIPPED' }));
    expect(merged.map(({ id, status }) => [id, status])).toEqual([
      ['ord_2', 'SUBMITTED'],
      ['ord_1', 'SHIPPED'],
    ]);
  });

  it('puts a new order on top', () => {
    expect(mergeOrder(shown, anOrder({ id: 'ord_3' })).map(({ id }) => id)).toEqual(['ord_3', 'ord_2', 'ord_1']);
  });

  it('ignores what comes too late', () => {
    const merged = mergeOrder([anOrder({ revision: 5, status: 'SHIPPED' })], anOrder({ revision: 4 }));
    expect(merged[0]?.status).toBe('SHIPPED');
  });
});
