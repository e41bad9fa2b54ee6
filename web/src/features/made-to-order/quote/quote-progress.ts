import type { QuoteStateFragment } from '../../../gql/graphql.ts';

/** What a visitor is to see about a price. */
export type PriceStage =
  /** Nothing was asked yet. */
  | 'none'
  | 'queued'
  | 'measuring'
  | 'priced'
  /** It was priced, but the price has run out. */
  | 'expired'
  /** It cannot be priced: the problems say why. */
  | 'impossible';

/**
 * How far a price is at a moment. A price runs out by the clock, even before the API has said so.
 */
export function priceStage(quote: Pick<QuoteStateFragment, 'status' | 'validUntil'> | null, now: Date): PriceStage {
  if (quote === null) return 'none';
  switch (quote.status) {
    case 'QUEUED':
      return 'queued';
    case 'CALCULATING':
      return 'measuring';
    case 'READY':
      return quote.validUntil !== null && new Date(quote.validUntil) <= now ? 'expired' : 'priced';
    case 'EXPIRED':
      return 'expired';
    case 'FAILED':
      return 'impossible';
  }
}

/**
 * The newer of two states of one quote: what a request answered, and what was pushed. A quote that was priced again
 * holds longer than before; what was pushed before that is old. Another quote was pushed for another question.
 */
export function newerOf<TQuote extends Pick<QuoteStateFragment, 'id' | 'validUntil'>>(
  answered: TQuote | null,
  pushed: TQuote | null,
): TQuote | null {
  if (answered === null || answered.id !== pushed?.id) return answered;
  if (answered.validUntil === null) return pushed;
  return pushed.validUntil !== null && new Date(pushed.validUntil) >= new Date(answered.validUntil) ? pushed : answered;
}
