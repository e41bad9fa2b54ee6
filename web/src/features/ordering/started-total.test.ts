import type { StartedOrder } from './read-checkout.ts';
import { withLatestPrices } from './started-total.ts';

const roubles = (amount: number) => ({ amountMinor: amount * 100, currency: 'RUB' });

const aStartedOrder = (change: Partial<StartedOrder> = {}): StartedOrder => ({
  id: 'ord_1',
  number: 'A-100001',
  status: 'INITIATED',
  revision: 3,
  allowedActions: ['SUBMIT'],
  total: null,
  problem: null,
  customer: null,
  lines: [{ id: 'line', title: 'Ring', quantity: 1, metal: null, size: null, price: null, product: null, quote: null }],
  ...change,
});

const priced = (revision: number) => ({
  id: 'ord_1',
  revision,
  status: 'FILE_UPLOADED' as const,
  allowedActions: ['SUBMIT' as const],
  total: roubles(500),
  lines: [{ id: 'line', price: roubles(500) }],
});

describe('withLatestPrices', () => {
  it('shows prices that came after the page', () => {
    const order = withLatestPrices(aStartedOrder(), priced(4));
    expect(order.total).toEqual(roubles(500));
    expect(order.lines[0]?.price).toEqual(roubles(500));
    expect(order.status).toBe('FILE_UPLOADED');
  });

  it('shows nothing that is older than the page', () => {
    expect(withLatestPrices(aStartedOrder(), priced(2)).total).toBeNull();
  });

  it('is not offered any more when it was ordered elsewhere', () => {
    const elsewhere = { ...priced(4), status: 'SUBMITTED' as const, allowedActions: ['CANCEL' as const] };
    expect(withLatestPrices(aStartedOrder(), elsewhere).allowedActions).toEqual(['CANCEL']);
  });

  it('stays as it was while nothing came', () => {
    expect(withLatestPrices(aStartedOrder(), null)).toEqual(aStartedOrder());
  });
});
