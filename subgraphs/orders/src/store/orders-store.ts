import { AggregateStore, type Loaded } from '@alexandrite/service-kit/aggregates';
import type { MomentKey } from '@alexandrite/service-kit/connections';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { OrderStatus } from '../domain/lifecycle.ts';
import type { OrderFigures } from '../domain/order-figures.ts';
import type { Order } from '../domain/order.ts';
import { openKnownAccounts } from './known-accounts.ts';
import { openKnownModels } from './known-models.ts';
import { openKnownProducts } from './known-products.ts';
import { openKnownQuotes } from './known-quotes.ts';
import { openNotifications } from './notifications.ts';
import { readOrderFigures } from './order-figures.ts';
import { newestFirst, orderListQuery, type OrderListFilter } from './order-list.ts';
import { orderModel } from './order-model.ts';
import { openOrderNumbers } from './order-numbers.ts';

export type OrdersStore = ReturnType<typeof openOrdersStore>;

/** Statuses in which a quote's or a model's news still matter to an order. */
const beforePrice: readonly OrderStatus[] = ['INITIATED', 'FILE_UPLOADED', 'SUBMITTED'];

/** Everything the orders service keeps. */
export function openOrdersStore(platform: Platform) {
  const { mongo, clock, relay } = platform;
  const model = orderModel(mongo);
  relay.watch(model);
  const orders = new AggregateStore<Order>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
    live: { entity: 'Order', ownerOf: ({ customerId }) => customerId },
  });
  return {
    orders,
    numbers: openOrderNumbers(mongo),
    quotes: openKnownQuotes(mongo),
    products: openKnownProducts(mongo),
    models: openKnownModels(mongo),
    accounts: openKnownAccounts(mongo),
    notifications: openNotifications(platform),

    /** Orders by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<Loaded<Order>[]> {
      return orders.find({ _id: { $in: ids } }, ids.length);
    },

    /** A page of a list, newest first, from behind a cursor on. */
    async list(filter: OrderListFilter, limit: number, after: MomentKey | null): Promise<Loaded<Order>[]> {
      return orders.find(orderListQuery(filter, after), limit, newestFirst);
    },

    /** Ids of orders without a price that wait for news of a quote. */
    async idsWaitingForQuote(quoteId: string): Promise<string[]> {
      const found = await model.find({ 'lines.quoteId': quoteId, status: { $in: beforePrice } }, { _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },

    /** Ids of orders that wait for news of a model. */
    async idsWaitingForModel(modelId: string): Promise<string[]> {
      const found = await model.find({ 'lines.modelId': modelId, status: { $in: beforePrice } }, { _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },

    /** Ids of orders started before a moment that the system, not a person, should move on; oldest first. */
    async idsWithSystemSince(moment: Date, limit: number): Promise<string[]> {
      const found = await model
        .find(
          {
            createdAt: { $lt: moment },
            problem: null,
            $or: [{ status: { $in: ['INITIATED', 'SUBMITTED'] } }, { status: 'PRICE_CALCULATED', approval: null }],
          },
          { _id: 1 },
        )
        .sort({ createdAt: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },

    /** How all orders stand at a moment. */
    figures: (now: Date): Promise<OrderFigures> => readOrderFigures(model, now),

    /** Pieces that are approved and not yet made. */
    async piecesAhead(): Promise<number> {
      const [sum] = await model.aggregate<{ pieces: number }>([
        { $match: { status: { $in: ['MANUFACTURING_APPROVED', 'MANUFACTURING_STARTED'] } } },
        { $unwind: '$lines' },
        { $group: { _id: null, pieces: { $sum: '$lines.quantity' } } },
      ]);
      return sum?.pieces ?? 0;
    },
  };
}
