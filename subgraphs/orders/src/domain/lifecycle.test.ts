import {
  hasReached,
  isFinal,
  lifecycle,
  nextStatus,
  orderMoves,
  orderStatuses,
  type OrderStatus,
} from './lifecycle.ts';

const followers = (status: OrderStatus): OrderStatus[] => Object.values(lifecycle[status]);

describe('the lifecycle', () => {
  it('reaches every status from the first', () => {
    const reached = new Set<OrderStatus>(['INITIATED']);
    for (const status of reached) for (const next of followers(status)) reached.add(next);
    expect([...reached].sort()).toEqual([...orderStatuses].sort());
  });

  it('leads from every status to an end', () => {
    const endsFrom = (status: OrderStatus, seen: readonly OrderStatus[]): boolean =>
      isFinal(status) || followers(status).some((next) => !seen.includes(next) && endsFrom(next, [...seen, next]));
    for (const status of orderStatuses) expect([status, endsFrom(status, [status])]).toEqual([status, true]);
  });

  it('has no way out of the ends', () => {
    expect(orderStatuses.filter(isFinal)).toEqual(['CLOSED', 'CANCELLED']);
  });

  it('never goes back', () => {
    for (const status of orderStatuses) {
      for (const next of followers(status)) {
        expect(orderStatuses.indexOf(next)).toBeGreaterThan(orderStatuses.indexOf(status));
      }
    }
  });

  it('uses every move', () => {
    const used = new Set(orderStatuses.flatMap((status) => Object.keys(lifecycle[status])));
    expect([...used].sort()).toEqual([...orderMoves].sort());
  });

  it('refuses to ship what is not packed', () => {
    expect(nextStatus('MANUFACTURING_COMPLETED', 'shipped')).toBeNull();
    expect(nextStatus('PACKAGING', 'shipped')).toBe('SHIPPED');
  });

  it('counts a cancelled order as having reached nothing', () => {
    expect(hasReached('CANCELLED', 'INITIATED')).toBe(false);
    expect(hasReached('SHIPPED', 'PACKAGING')).toBe(true);
    expect(hasReached('SUBMITTED', 'PRICE_CALCULATED')).toBe(false);
  });
});
