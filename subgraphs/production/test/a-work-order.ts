import { changed, queueWorkOrder, type Operator, type WorkOrder } from '../src/domain/work-order.ts';

export const ivan: Operator = { id: 'acc_ivan', displayName: 'Ivan' };
export const olga: Operator = { id: 'acc_olga', displayName: 'Olga' };
export const now = new Date('2026-03-02T09:00:00.000Z');

/** A queued work order; say what matters to the test. It goes straight to how it is to stand. */
export function aWorkOrder(given: Partial<WorkOrder> = {}): WorkOrder {
  const queued = queueWorkOrder(
    {
      orderId: 'ord_1',
      orderNumber: 'A-100001',
      customerId: 'acc_anna',
      channel: 'SHOP',
      lines: [],
      dueAt: new Date('2026-03-09T09:00:00.000Z'),
    },
    now,
  );
  return Object.keys(given).length === 0
    ? queued
    : { ...changed(queued, given, { at: now, by: null, revision: 2 }), ...given };
}
