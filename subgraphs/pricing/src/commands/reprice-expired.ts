import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { repriceQuote } from '../domain/quote/calculate-quote.ts';
import { statusAt } from '../domain/quote/quote.ts';
import type { QuoteDesk } from './quote-desk.ts';
import { quoteEvents } from './quote-events.ts';

/** Gives a quote whose time is over a price of today; one that still holds is honoured as it is. */
export async function repriceExpired(desk: QuoteDesk, quoteId: string): Promise<void> {
  await retryLostRace(async () => {
    const loaded = await desk.store.quotes.load(quoteId);
    const now = desk.clock();
    if (!loaded || statusAt(loaded.state, now) !== 'EXPIRED') return;
    const next = repriceQuote(loaded.state, { ...desk.terms, list: await desk.store.prices.inForce() }, now);
    const model = (await desk.store.models.load(next.modelId))?.state ?? null;
    await desk.store.quotes.save(loaded, next, { events: await quoteEvents(desk.store, next, model) });
  });
}
