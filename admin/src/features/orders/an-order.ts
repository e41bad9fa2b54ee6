import type { OrderRowFragment } from '../../gql/graphql.ts';

/** An order of a list, for tests. */
export const anOrder = (change: Partial<OrderRowFragment> = {}): OrderRowFragment => ({
  id: 'ord_1',
  number: 'A-100001',
  revision: 1,
  status: 'SUBMITTED',
  channel: 'SHOP',
  createdAt: '2026-03-14T12:00:00.000Z',
  promisedAt: null,
  forecastAt: null,
  total: null,
  problem: null,
  approval: null,
  customer: null,
  lines: [],
  ...change,
});
