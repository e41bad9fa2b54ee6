import type { Identity } from '@alexandrite/contracts/identity';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { AsOf } from '@alexandrite/service-kit/subgraph';
import DataLoader from 'dataloader';
import type { ProductionDesk } from '../commands/production-desk.ts';
import { maySee, maySeeOperators } from '../domain/permissions.ts';
import { asOfRevision, type Operator, type WorkOrder } from '../domain/work-order.ts';
import { viewOf, type WorkOrderView } from './work-order-view.ts';

/** What one request reads by key, each kind in one query. What the caller may not see is null, as if it did not exist. */
export interface Loaders {
  readonly workOrderById: DataLoader<string, WorkOrderView | null>;
  readonly workOrderByOrderId: DataLoader<string, WorkOrderView | null>;
  readonly operatorById: DataLoader<string, Operator | null>;
  /** How many work orders an operator holds. */
  readonly workloadById: DataLoader<string, number>;
}

export function createLoaders({ store }: ProductionDesk, caller: Identity, asOf: AsOf | null): Loaders {
  const shown = (found: readonly Loaded<WorkOrder>[]): WorkOrderView[] =>
    found.filter(({ state }) => maySee(state, caller)).map((loaded) => viewAsOf(viewOf(loaded), asOf));
  return {
    workOrderById: new DataLoader(async (ids) =>
      inOrder(ids, shown(await store.findByIds(ids)), ({ workOrder }) => workOrder.id),
    ),
    workOrderByOrderId: new DataLoader(async (orderIds) =>
      inOrder(orderIds, shown(await store.findByOrderIds(orderIds)), ({ workOrder }) => workOrder.orderId),
    ),
    operatorById: new DataLoader(async (ids) =>
      inOrder(ids, maySeeOperators(caller) ? await store.operators.find(ids) : [], ({ id }) => id),
    ),
    workloadById: new DataLoader(async (ids) => {
      const held = await store.countHeld(ids);
      return ids.map((id) => held.get(id) ?? 0);
    }),
  };
}

/** The work order as it was at the revision that a subscription's event is about; any other work order as it is. */
function viewAsOf(view: WorkOrderView, asOf: AsOf | null): WorkOrderView {
  const { workOrder, revision } = view;
  if (asOf?.entity !== 'WorkOrder' || asOf.id !== workOrder.id || asOf.revision >= revision) return view;
  return { workOrder: asOfRevision(workOrder, asOf.revision), revision: asOf.revision };
}

function inOrder<Found>(
  keys: readonly string[],
  found: readonly Found[],
  keyOf: (found: Found) => string,
): (Found | null)[] {
  const byKey = new Map(found.map((one) => [keyOf(one), one]));
  return keys.map((key) => byKey.get(key) ?? null);
}
