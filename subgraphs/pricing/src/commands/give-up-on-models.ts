import { advanceQuote } from './advance-quote.ts';
import type { QuoteDesk } from './quote-desk.ts';

const hourMs = 3_600_000;
/** Quotes looked at in one run; the next goes on. */
const mostQuotes = 200;

/** Fails quotes whose model never arrived, so that nobody waits for ever. */
export async function giveUpOnModels(desk: QuoteDesk): Promise<void> {
  const longAgo = new Date(desk.clock().getTime() - desk.terms.modelWaitHours * hourMs);
  for (const quoteId of await desk.store.idsWaitingSince(longAgo, mostQuotes)) await advanceQuote(desk, quoteId);
}
