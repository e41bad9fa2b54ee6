import { type Loaded, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { secondsHistogram } from '@alexandrite/service-kit/metrics';
import { calculateQuote } from '../domain/quote/calculate-quote.ts';
import type { Quote } from '../domain/quote/quote.ts';
import type { QuoteDesk } from './quote-desk.ts';
import { quoteEvents } from './quote-events.ts';

const waited = secondsHistogram('quote_seconds', 'From asking for a price to having it, or to knowing why not.', [
  'outcome',
]);

/**
 * Takes a quote as far as it goes with what is known of its model. May be called at any time, any number of times.
 * @returns the quote as it stands then; null when there is none
 */
export async function advanceQuote(desk: QuoteDesk, quoteId: string): Promise<Loaded<Quote> | null> {
  return retryLostRace(async () => {
    const loaded = await desk.store.quotes.load(quoteId);
    if (!loaded) return null;
    const model = (await desk.store.models.load(loaded.state.modelId))?.state ?? null;
    const terms = { ...desk.terms, list: await desk.store.prices.inForce() };
    const next = calculateQuote(loaded.state, model, terms, desk.clock());
    if (next === loaded.state) return loaded;
    const saved = await desk.store.quotes.save(loaded, next, { events: await quoteEvents(desk.store, next, model) });
    if (next.state === 'READY' || next.state === 'FAILED') {
      waited.observe({ outcome: next.state }, (desk.clock().getTime() - next.requestedAt.getTime()) / 1_000);
    }
    return saved;
  });
}

/** Takes every quote further that waits for a model. */
export async function advanceQuotesOf(desk: QuoteDesk, modelId: string): Promise<void> {
  for (const quoteId of await desk.store.idsWaitingForModel(modelId)) await advanceQuote(desk, quoteId);
}
