import type { Identity } from '@alexandrite/contracts/identity';
import type { AsOf } from '@alexandrite/service-kit/subgraph';
import DataLoader from 'dataloader';
import type { OrderDesk } from '../commands/order-desk.ts';
import { maySee } from '../domain/order-readers.ts';
import { asOfRevision } from '../domain/timeline.ts';
import type { OrderView } from './order-view.ts';

/** Loads orders of one request in one query. What the caller may not see is null, as if it did not exist. */
export function createOrderLoader(
  { store }: OrderDesk,
  caller: Identity,
  asOf: AsOf | null,
): DataLoader<string, OrderView | null> {
  return new DataLoader(async (ids) => {
    const found = await store.findByIds(ids);
    const views = new Map(
      found
        .filter(({ state }) => maySee(state, caller))
        .map(({ state, revision }) => [state.id, viewAsOf({ order: state, revision }, asOf)]),
    );
    return ids.map((id) => views.get(id) ?? null);
  });
}

/** The order as it was at the revision that a subscription's event is about; any other order as it is. */
export function viewAsOf(view: OrderView, asOf: AsOf | null): OrderView {
  if (asOf?.entity !== 'Order' || asOf.id !== view.order.id || asOf.revision >= view.revision) return view;
  return { order: asOfRevision(view.order, asOf.revision), revision: asOf.revision };
}
