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
  again(): void;
}

/**
 * The price of a model, asked for anew whenever the model or the choice changes, and followed live.
 * `modelId` null: there is nothing to price yet.
 */
export function useQuote(modelId: string | null, order: PieceOrder): QuoteAccess {
  const errors = useTranslations('errors');
  const ask = useGraph();
  const keyFor = useIdempotencyKey();
  const [asked, setAsked] = useState<QuoteStateFragment | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const { materialId, finishId, quantity, unit } = order;
  const request = useEffectEvent(async (model: string, signal: AbortSignal) => {
    const wanted = { modelId: model, materialId, finishId, quantity, unit };
    try {
      const input = { ...wanted, idempotencyKey: keyFor({ ...wanted, round }) };
      const { requestQuote } = await ask(RequestQuoteDocument, { input }, signal);
      if (requestQuote.__typename === 'QuoteRequested') setAsked(requestQuote.quote);
      else setFailure(requestQuote.message);
    } catch (error) {
      if (signal.aborted) return;
      console.warn(error);
      setFailure(errors('network'));
    }
  });
  useEffect(() => {
    setAsked(null);
    setFailure(null);
    if (modelId === null) return;
    const asking = new AbortController();
    const timer = setTimeout(() => void request(modelId, asking.signal), settleMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [modelId, materialId, finishId, quantity, unit, round]);

  const { latest } = useLive(QuoteUpdatedDocument, asked && { id: asked.id }, asked && { quoteUpdated: asked });
  return { quote: latest?.quoteUpdated ?? null, failure, again: () => setRound((now) => now + 1) };
}
