import type { OrderRowFragment } from '../../../gql/graphql.ts';
import { anOrder } from '../an-order.ts';
import { apiFilter, fits, orderNumber, ordersAddress, readFilter, type OrdersFilter } from './orders-filter.ts';

const aFilter = (change: Partial<OrdersFilter> = {}): OrdersFilter => ({ ...readFilter({}), ...change });
const waiting: Partial<OrderRowFragment> = { status: 'PRICE_CALCULATED', approval: { state: 'AWAITING_SELLER' } };

describe('the filter of orders', () => {
  it('survives the way through the address', () => {
    const filter = { view: 'awaiting', status: 'SHIPPED', channel: 'PARTNER', number: 'A-1' } as const;
    const address = ordersAddress(filter);
    expect(readFilter(Object.fromEntries(new URLSearchParams(address.split('?')[1])))).toEqual(filter);
  });

  it('asks the API for what is chosen, and for nothing else', () => {
    expect(apiFilter(aFilter())).toEqual({});
    expect(apiFilter(aFilter({ view: 'problem', status: 'CLOSED' }))).toEqual({
      hasProblem: true,
      statuses: ['CLOSED'],
    });
  });
});

describe('fits', () => {
  it('lets everything into the whole list', () => {
    expect(fits(anOrder(), aFilter())).toBe(true);
  });

  it('knows which orders wait for a decision', () => {
    expect(fits(anOrder(waiting), aFilter({ view: 'awaiting' }))).toBe(true);
    expect(fits(anOrder({ ...waiting, status: 'CANCELLED' }), aFilter({ view: 'awaiting' }))).toBe(false);
    expect(fits(anOrder({ approval: null }), aFilter({ view: 'awaiting' }))).toBe(false);
  });

  it('looks at status, channel, problem and number', () => {
    const order = anOrder({ status: 'SHIPPED', channel: 'PARTNER', number: 'A-100042' });
    expect(fits(order, aFilter({ status: 'SHIPPED', channel: 'PARTNER', number: 'A-1000' }))).toBe(true);
    expect(fits(order, aFilter({ status: 'CLOSED' }))).toBe(false);
    expect(fits(order, aFilter({ channel: 'SHOP' }))).toBe(false);
    expect(fits(order, aFilter({ view: 'problem' }))).toBe(false);
    expect(fits(order, aFilter({ number: 'A-2' }))).toBe(false);
  });
});

describe('orderNumber', () => {
  it.each([
    ['100042', 'A-100042'],
    [' a-1000 ', 'A-1000'],
    ['а-1000', 'A-1000'],
    ['', ''],
  ])('makes of %p the number %p', (typed, number) => {
    expect(orderNumber(typed)).toBe(number);
  });
});
