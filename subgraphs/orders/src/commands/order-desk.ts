import type { Clock } from '@alexandrite/service-kit/clock';
import type { ApprovalLimits } from '../domain/approval-rules.ts';
import type { ProductionLoad } from '../domain/promises.ts';
import type { OrdersStore } from '../store/index.ts';

/** What commands work with. */
export interface OrderDesk {
  readonly store: OrdersStore;
  readonly clock: Clock;
  readonly limits: ApprovalLimits;
  readonly piecesPerDay: number;
}

/** What production has before it now. */
export async function productionLoad({ store, piecesPerDay }: OrderDesk): Promise<ProductionLoad> {
  return { piecesAhead: await store.piecesAhead(), piecesPerDay };
}
