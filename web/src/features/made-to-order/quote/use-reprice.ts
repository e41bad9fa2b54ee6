'use client';

import { RepriceQuoteDocument, type QuoteStateFragment, type RepriceQuoteMutation } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { failureOf } from '../../../lib/refusal.ts';
import { useAction } from '../../../lib/use-action.ts';
import { useState } from 'react';

type Repriced = Extract<RepriceQuoteMutation['repriceQuote'], { __typename: 'QuoteRepriced' }>;

/** What a price is beside what it was. */
export type PriceDifference = Pick<Repriced, 'previousPrice' | 'differenceMinor' | 'changes'>;

/** Gives a quote whose time is over a price of today, and keeps what changed for as long as that price is shown. */
export function useReprice(quote: QuoteStateFragment | null, onRepriced: (quote: QuoteStateFragment) => void) {
  const ask = useGraph();
  const keyFor = useIdempotencyKey();
  const [last, setLast] = useState<{ quoteId: string; difference: PriceDifference } | null>(null);
  const action = useAction(async (quoteId: string, validUntil: string | null) => {
    const idempotencyKey = keyFor({ quoteId, validUntil });
    const { repriceQuote: answer } = await ask(RepriceQuoteDocument, { input: { quoteId, idempotencyKey } });
    if (answer.__typename !== 'QuoteRepriced') return failureOf(answer);
    const { previousPrice, differenceMinor, changes } = answer;
    setLast({ quoteId: answer.quote.id, difference: { previousPrice, differenceMinor, changes } });
    onRepriced(answer.quote);
    return null;
  });
  return {
    reprice: () => {
      if (quote) action.run(quote.id, quote.validUntil);
    },
    pending: action.pending,
    failure: action.failure,
    difference: last?.quoteId === quote?.id ? (last?.difference ?? null) : null,
  };
}
