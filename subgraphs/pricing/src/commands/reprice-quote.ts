import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, type Loaded, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import {
  idempotencyKeyReused,
  invalidInput,
  notFound,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import { priceChanges, type PriceLineChange } from '../domain/price/price-changes.ts';
import type { PiecePrice } from '../domain/price/price-piece.ts';
import { repriceQuote as priceAgain } from '../domain/quote/calculate-quote.ts';
import { type Quote, statusAt } from '../domain/quote/quote.ts';
import type { QuoteDesk } from './quote-desk.ts';
import { quoteEvents } from './quote-events.ts';

export interface RepriceQuote {
  readonly quoteId: string;
  readonly idempotencyKey: string;
}

/** A quote beside the price it had. */
export interface RepricedQuote {
  readonly loaded: Loaded<Quote>;
  readonly previous: PiecePrice;
  readonly price: PiecePrice;
  readonly changes: readonly PriceLineChange[];
}

export type RepriceQuoteRefusal = 'NotSignedIn' | 'NotFound' | 'InvalidInput' | 'IdempotencyKeyReused';

/**
 * Gives a quote whose time is over a price of today, and says what changed. One that still holds stays as it is: the
 * house keeps its word even when today's price is lower, and the answer has no changes.
 */
export async function repriceQuote(
  desk: QuoteDesk,
  caller: Identity,
  { quoteId, idempotencyKey }: RepriceQuote,
): Promise<Outcome<RepricedQuote, RepriceQuoteRefusal>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const badKey = refuseBadIdempotencyKey(idempotencyKey);
  if (badKey) return badKey;
  const command = commandKey('repriceQuote', caller.accountId, idempotencyKey, { quoteId });
  const { quotes, models, prices } = desk.store;

  return retryLostRace(async () => {
    const earlier = await quotes.loadByCommand(command);
    if (earlier) {
      return repeatOf(command, earlier.commandKeys) === 'SAME' ? compared(earlier) : idempotencyKeyReused();
    }
    const loaded = await quotes.load(quoteId);
    if (loaded?.state.ownerId !== caller.accountId) return notFound('QUOTE_NOT_FOUND');
    const now = desk.clock();
    const status = statusAt(loaded.state, now);
    if (status === 'READY') return unchanged(loaded);
    if (status !== 'EXPIRED') return invalidInput('QUOTE_NOT_PRICED', 'quoteId');
    const next = priceAgain(loaded.state, { ...desk.terms, list: await prices.inForce() }, now);
    // What it cost stays to be seen; what is no longer made can be asked for in another material.
    if (next.state !== 'READY') return invalidInput('QUOTE_NO_LONGER_PRICED', 'quoteId');
    const model = (await models.load(next.modelId))?.state ?? null;
    return compared(await quotes.save(loaded, next, { events: await quoteEvents(desk.store, next, model), command }));
  });
}

/** A quote that was priced again, beside what it cost before. */
function compared(loaded: Loaded<Quote>): Outcome<RepricedQuote, never> {
  const { id, price, repriced } = loaded.state;
  if (!price || !repriced) throw new Error(`${id} was repriced and has no price`);
  const { previous } = repriced;
  return accept({ loaded, previous, price, changes: priceChanges(previous.lines, price.lines) });
}

function unchanged(loaded: Loaded<Quote>): Outcome<RepricedQuote, never> {
  const { id, price } = loaded.state;
  if (!price) throw new Error(`${id} is ready without a price`);
  return accept({ loaded, previous: price, price, changes: [] });
}
