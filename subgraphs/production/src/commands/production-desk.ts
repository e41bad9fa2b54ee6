import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import type { Clock } from '@alexandrite/service-kit/clock';
import { type QueuePlace, releaseSize } from '../domain/dispatch.ts';
import type { Operator } from '../domain/work-order.ts';
import type { ProductionStore } from '../store/index.ts';

/** What commands work with. */
export interface ProductionDesk {
  readonly store: ProductionStore;
  readonly clock: Clock;
  /** How many work orders are released at least, however few operators there are. */
  readonly releaseWindow: number;
}

/** Place of the last work order that may be taken now; null when all that wait may. */
export async function lastReleased({ store, releaseWindow }: ProductionDesk): Promise<QueuePlace | null> {
  return store.findPlace(releaseSize(await store.operators.countActive(), releaseWindow));
}

/** The caller as work orders name them. */
export function operatorOf({ accountId, displayName }: SignedInIdentity): Operator {
  return { id: accountId, displayName: displayName ?? accountId };
}
