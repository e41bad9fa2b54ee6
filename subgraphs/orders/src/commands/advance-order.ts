import { type Loaded, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { decideByRules, type OrderSurroundings, priceSubmittedOrder } from '../domain/automatic-steps.ts';
import { hasReached } from '../domain/lifecycle.ts';
import { type Order, type OrderLine, theSystem } from '../domain/order.ts';
import { type Cause, moveOrder, raiseProblem } from '../domain/timeline.ts';
import type { KnownQuote } from '../store/index.ts';
import { type OrderDesk, productionLoad } from './order-desk.ts';
import { eventsOf } from './order-events.ts';

/**
 * Takes an order as far as it goes without a person, from what is known now. It looks at facts and not at which event
 * brought them, so it may be called at any time, any number of times, by anybody who thinks something has changed.
 * One write a step: each status is a revision of its own and is pushed to those who follow the order.
 * @returns the order as it stands then; null when there is none
 */
export async function advanceOrder(desk: OrderDesk, orderId: string): Promise<Loaded<Order> | null> {
  for (;;) {
    const step = await retryLostRace(async () => {
      const loaded = await desk.store.orders.load(orderId);
      if (!loaded) return null;
      const next = await nextStep(desk, loaded);
      if (next === loaded.state) return { loaded, done: true };
      return {
        loaded: await desk.store.orders.save(loaded, next, { events: eventsOf(loaded.state, next) }),
        done: false,
      };
    });
    if (!step) return null;
    if (step.done) return step.loaded;
  }
}

async function nextStep(desk: OrderDesk, { state: order, revision }: Loaded<Order>): Promise<Order> {
  if (hasReached(order.status, 'MANUFACTURING_APPROVED') || order.status === 'CANCELLED') return order;
  const cause: Cause = { actor: theSystem, at: desk.clock(), revision: revision + 1 };
  const quotes = await desk.store.quotes.find(idsOf(order.lines, 'quoteId'));
  const informed = withQuotes(order, quotes, cause.at);
  switch (informed.status) {
    case 'INITIATED':
      return readModels(desk, informed, quotes, cause);
    case 'SUBMITTED':
      if (informed.problem) return informed;
      return (
        failedQuote(informed, quotes, cause) ??
        priceSubmittedOrder(informed, await surroundings(desk, informed, quotes), cause)
      );
    case 'PRICE_CALCULATED':
      return decideByRules(informed, await surroundings(desk, informed, quotes), cause);
    case 'FILE_UPLOADED':
    case 'MANUFACTURING_APPROVED':
    case 'MANUFACTURING_STARTED':
    case 'MANUFACTURING_COMPLETED':
    case 'PACKAGING':
    case 'SHIPPED':
    case 'CLOSED':
    case 'CANCELLED':
      return informed;
  }
}

function idsOf(lines: readonly OrderLine[], field: 'quoteId' | 'modelId' | 'productId'): string[] {
  return lines.flatMap((line) => (line[field] === null ? [] : [line[field]]));
}

/** Lines with the prices of their quotes; the same order when nothing is new. A price known already is kept. */
function withQuotes(order: Order, quotes: readonly KnownQuote[], now: Date): Order {
  const byId = new Map(quotes.map((quote) => [quote.quoteId, quote]));
  const lines = order.lines.map((line) => {
    const quote = line.quoteId === null ? undefined : byId.get(line.quoteId);
    const usable = quote?.status === 'READY' && quote.price && quote.validUntil && quote.validUntil > now;
    return usable && line.price === null ? { ...line, price: quote.price, leadTimeDays: quote.leadTimeDays } : line;
  });
  return lines.some((line, index) => line !== order.lines[index]) ? { ...order, lines } : order;
}

/** Every model read: on to FILE_UPLOADED. One that cannot be read: a problem. Else it waits. */
async function readModels(desk: OrderDesk, order: Order, quotes: readonly KnownQuote[], cause: Cause): Promise<Order> {
  if (order.problem) return order;
  const known = new Map(
    (await desk.store.models.find(idsOf(order.lines, 'modelId'))).map((model) => [model.modelId, model]),
  );
  const unreadable = [...known.values()].find(({ readable }) => !readable);
  if (unreadable) {
    const fields = { modelProblem: unreadable.problemCode };
    return raiseProblem(order, { code: 'MODEL_UNREADABLE', fields, since: cause.at }, cause);
  }
  // A priced quote has been measured: its model is readable even if the shop's word has not come yet.
  const measured = new Set(quotes.filter(({ status }) => status === 'READY').map(({ modelId }) => modelId));
  const allRead = idsOf(order.lines, 'modelId').every((id) => measured.has(id) || known.get(id)?.readable === true);
  const failed = failedQuote(order, quotes, cause);
  if (failed) return failed;
  return allRead ? (moveOrder(order, 'modelsRead', cause) ?? order) : order;
}

function failedQuote(order: Order, quotes: readonly KnownQuote[], cause: Cause): Order | null {
  const failed = quotes.find(({ status }) => status === 'FAILED');
  if (!failed) return null;
  return raiseProblem(order, { code: 'QUOTE_FAILED', fields: { reason: failed.failureCode }, since: cause.at }, cause);
}

async function surroundings(desk: OrderDesk, order: Order, quotes: readonly KnownQuote[]): Promise<OrderSurroundings> {
  return {
    load: await productionLoad(desk),
    limits: desk.limits,
    customerKnown: await desk.store.accounts.isKnown(order.customerId),
    modelWarnings: [...new Set(quotes.flatMap(({ warnings }) => warnings))],
    basis: { quotes, pieces: await desk.store.products.find(idsOf(order.lines, 'productId')) },
  };
}
