'use client';

import { useLive } from '@alexandrite/graphql-client/use-live';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { QuoteUpdatedDocument, RequestQuoteDocument, type QuoteStateFragment } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import type { PieceOrder } from './choice.ts';

/** A visitor who changes the number of pieces presses several times: the last one counts. */
const settleMs = 250;

export interface QuoteAccess {
  /** The price as it stands now; null before it was asked for. */
  readonly quote: QuoteStateFragment | null;
  /** Why no price was asked for, in words. */
  readonly failure: string | null;
  /** Asks for a new price of the same: the old one has run out. */
  readonly again: () => void;
}

interface Answer {
  readonly question: string;
  readonly quote: QuoteStateFragment | null;
  readonly failure: string | null;
}

/**
 * The price of a model, asked for anew whenever the model or the choice changes, and followed live.
 * `modelId` null: there is nothing to price yet.
 */
export function useQuote(modelId: string | null, order: PieceOrder): QuoteAccess {
  const errors = useTranslations('errors');
  const ask = useGraph();
  const keyFor = useIdempotencyKey();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  const { materialId, finishId, quantity, unit } = order;
  // What is asked: an answer to another question is none.
  const question = JSON.stringify({ modelId, materialId, finishId, quantity, unit, round });
  const request = useEffectEvent(async (model: string, signal: AbortSignal) => {
    const told = (outcome: Omit<Answer, 'question'>) => setAnswer({ question, ...outcome });
    try {
      const input = { modelId: model, materialId, finishId, quantity, unit, idempotencyKey: keyFor(question) };
      const { requestQuote } = await ask(RequestQuoteDocument, { input }, signal);
      if (requestQuote.__typename === 'QuoteRequested') told({ quote: requestQuote.quote, failure: null });
      else told({ quote: null, failure: requestQuote.message });
    } catch (error) {
      if (signal.aborted) return;
      console.warn(error);
      told({ quote: null, failure: errors('network') });
    }
  });
  useEffect(() => {
    if (modelId === null) return;
    const asking = new AbortController();
    const timer = setTimeout(() => void request(modelId, asking.signal), settleMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [modelId, question]);

  const asked = answer?.question === question ? answer : null;
  const quote = asked?.quote ?? null;
  const { latest } = useLive(QuoteUpdatedDocument, quote && { id: quote.id }, quote && { quoteUpdated: quote });
  return {
    quote: latest?.quoteUpdated ?? null,
    failure: asked?.failure ?? null,
    again: () => setRound((now) => now + 1),
  };
}
