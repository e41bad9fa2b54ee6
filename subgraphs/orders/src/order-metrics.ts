import type { Clock } from '@alexandrite/service-kit/clock';
import { gauge, timelyLook } from '@alexandrite/service-kit/metrics';
import { openStatuses, type OrderFigures } from './domain/order-figures.ts';
import { orderProblemCodes } from './domain/problems.ts';
import type { OrdersStore } from './store/index.ts';

interface Figures extends OrderFigures {
  readonly at: Date;
}

const watched = new Set<() => Promise<Figures | null>>();

/** A gauge of something that one look at the database tells, for all gauges together. */
function figure<Label extends string = never>(
  name: string,
  help: string,
  labels: readonly Label[],
  show: (figures: Figures, set: (labels: Partial<Record<Label, string>>, value: number) => void) => void,
): void {
  gauge(name, help, labels, async function () {
    for (const look of watched) {
      const found = await look();
      if (found) show(found, (of, value) => this.set(of, value));
    }
  });
}

figure('orders_open', 'Orders that are not at their end.', ['status'], ({ byStatus }, set) => {
  for (const status of openStatuses) set({ status }, byStatus[status] ?? 0);
});
figure('orders_late', 'Orders past the date that they were promised for, not yet shipped.', [], ({ late }, set) => {
  set({}, late);
});
figure('orders_stuck', 'Orders that the system should have moved on long ago.', [], ({ stuck }, set) => {
  set({}, stuck);
});
figure('orders_with_problem', 'Orders that cannot go on until somebody acts.', ['code'], ({ problems }, set) => {
  for (const code of orderProblemCodes) set({ code }, problems[code] ?? 0);
});
figure('orders_awaiting_approval', 'Orders that wait for a seller.', [], ({ awaitingApproval }, set) => {
  set({}, awaitingApproval);
});
figure(
  'orders_approval_wait_seconds',
  'How long the order has waited that has waited longest for a seller.',
  [],
  ({ approvalAwaitedSince: since, at }, set) => {
    set({}, since ? Math.max(0, at.getTime() - since.getTime()) / 1_000 : 0);
  },
);

/** Shows how orders stand among the metrics of this process; answers how to end that. */
export function watchFigures(store: Pick<OrdersStore, 'figures'>, clock: Clock): () => void {
  const look = timelyLook(async (): Promise<Figures> => {
    const at = clock();
    return { ...(await store.figures(at)), at };
  });
  watched.add(look);
  return () => watched.delete(look);
}
