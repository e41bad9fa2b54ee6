import { AggregateStore, type Change, type Loaded, LostRaceError } from '@alexandrite/service-kit/aggregates';
import type { MomentKey } from '@alexandrite/service-kit/connections';
import { isDuplicateKey } from '@alexandrite/service-kit/mongo';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { QueuePlace } from '../domain/dispatch.ts';
import type { QueueFilter, QueueMoment } from '../domain/queue-filter.ts';
import { stagesInHand } from '../domain/stages.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import { openCalledOffOrders } from './called-off-orders.ts';
import { openOperators } from './operators.ts';
import { behind, dueFirst, queueQuery, waiting } from './queue-query.ts';
import { workOrderModel } from './work-order-model.ts';

export type ProductionStore = ReturnType<typeof openProductionStore>;

/** The operator, or the command, came to another work order while this one was being written. */
class ElsewhereError extends LostRaceError {}

/** Everything the production service keeps. */
export function openProductionStore({ mongo, clock, relay }: Platform) {
  const model = workOrderModel(mongo);
  relay.watch(model);
  const workOrders = new AggregateStore<WorkOrder>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
    live: { entity: 'WorkOrder', ownerOf: () => null },
  });
  /**
   * Writes the next state of a work order.
   * @throws LostRaceError when somebody else wrote it since, or when the operator or the command came to another work
   * order meanwhile: load and decide anew.
   */
  async function save(loaded: Loaded<WorkOrder>, next: WorkOrder, change: Change): Promise<Loaded<WorkOrder>> {
    try {
      return await workOrders.save(loaded, next, change);
    } catch (fault) {
      if (isDuplicateKey(fault)) throw new ElsewhereError(`${next.id}: the same caller came to another work order`);
      throw fault;
    }
  }

  return {
    workOrders,
    operators: openOperators(mongo),
    calledOffOrders: openCalledOffOrders(mongo),

    /** Writes a new work order; nothing happens when its order has one. */
    async insertOnce(workOrder: WorkOrder, change: Change): Promise<void> {
      await workOrders.insertOnce(workOrder, change);
    },

    save,

    /** The same, but null when somebody else was faster at this very work order: others may still be had. */
    async saveUnlessLost(
      loaded: Loaded<WorkOrder>,
      next: WorkOrder,
      change: Change,
    ): Promise<Loaded<WorkOrder> | null> {
      try {
        return await save(loaded, next, change);
      } catch (fault) {
        if (fault instanceof LostRaceError && !(fault instanceof ElsewhereError)) return null;
        throw fault;
      }
    },

    /** Work orders by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<Loaded<WorkOrder>[]> {
      return workOrders.find({ _id: { $in: ids } }, ids.length);
    },

    /** Work orders by their orders, for a loader; in no particular order. */
    async findByOrderIds(orderIds: readonly string[]): Promise<Loaded<WorkOrder>[]> {
      return workOrders.find({ orderId: { $in: orderIds } }, orderIds.length);
    },

    /** What an operator has in work: there is at most one. */
    async findInWork(operatorId: string): Promise<Loaded<WorkOrder> | null> {
      const [found] = await workOrders.find({ 'operator.id': operatorId, stage: 'STARTED', cancelled: false }, 1);
      return found ?? null;
    },

    /** Those that wait and are due first. */
    async findDueFirst(limit: number): Promise<Loaded<WorkOrder>[]> {
      return workOrders.find(waiting, limit, dueFirst);
    },

    /** Place of the last of those that wait and are due first; null when fewer wait. */
    async findPlace(position: number): Promise<QueuePlace | null> {
      const found = await model
        .findOne(waiting, { dueAt: 1 })
        .sort(dueFirst)
        .skip(position - 1)
        .lean();
      return found && { dueAt: found.dueAt, id: found._id };
    },

    /** A page of the queue, due date first, from behind a cursor on. */
    async list(
      filter: QueueFilter,
      moment: QueueMoment,
      limit: number,
      after: MomentKey | null,
    ): Promise<Loaded<WorkOrder>[]> {
      return workOrders.find(behind(queueQuery(filter, moment), after), limit, dueFirst);
    },

    async count(filter: QueueFilter, moment: QueueMoment): Promise<number> {
      return workOrders.count(queueQuery(filter, moment));
    },

    /** How many work orders each of these operators holds and has not shipped. Who holds none is left out. */
    async countHeld(operatorIds: readonly string[]): Promise<Map<string, number>> {
      const held = await model.aggregate<{ _id: string; count: number }>([
        { $match: { 'operator.id': { $in: operatorIds }, stage: { $in: stagesInHand }, cancelled: false } },
        { $group: { _id: '$operator.id', count: { $sum: 1 } } },
      ]);
      return new Map(held.map(({ _id, count }) => [_id, count]));
    },
  };
}
