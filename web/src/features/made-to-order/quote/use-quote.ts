'use client';

import { useLive } from '@alexandrite/graphql-client/use-live';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { QuoteUpdatedDocument, RequestQuoteDocument, type QuoteStateFragment } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { asInput, type PieceOrder } from '../choice/choice.ts';
import { newerOf } from './quote-progress.ts';

/** A visitor who changes the number of pieces presses several times: the last one counts. */
const settleMs = 250;

export interface QuoteAccess {
  /** The price as it stands now; null before it was asked for. */
  readonly quote: QuoteStateFragment | null;
  /** What was measured in this model and found in it, by the latest quote that knows; null before there was one. */
  readonly measured: QuoteStateFragment | null;
  /** Why no price was asked for, in words. */
  readonly failure: string | null;
  /** Asks for a new price of the same: no price came of the last one. */
  readonly again: () => void;
  /** The same quote at a new price. */
  readonly replace: (quote: QuoteStateFragment) => void;
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
  const choice = asInput(order);
  // What is asked: an answer to another question is none.
  const question = JSON.stringify({ modelId, choice, round });
  const request = useEffectEvent(async (model: string, signal: AbortSignal) => {
    const told = (outcome: Omit<Answer, 'question'>) => setAnswer({ question, ...outcome });
    try {
      const input = { ...choice, modelId: model, idempotencyKey: keyFor(question) };
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
  const known = asked?.quote ?? null;
  const { latest } = useLive(QuoteUpdatedDocument, known && { id: known.id }, known && { quoteUpdated: known });
  const quote = newerOf(known, latest?.quoteUpdated ?? null);
  return {
    quote,
    measured: useMeasured(modelId, quote),
    failure: asked?.failure ?? null,
    again: () => setRound((now) => now + 1),
    replace: (repriced) => setAnswer({ question, quote: repriced, failure: null }),
  };
}

/** The latest quote of a model that knows its measures or problems: another choice leaves most of them as they are. */
function useMeasured(modelId: string | null, quote: QuoteStateFragment | null): QuoteStateFragment | null {
  const [last, setLast] = useState<{ modelId: string; quote: QuoteStateFragment } | null>(null);
  const isMeasured = quote !== null && (quote.geometry !== null || quote.problems.length > 0);
  if (modelId !== null && isMeasured && last?.quote !== quote) setLast({ modelId, quote });
  if (isMeasured) return quote;
  return last !== null && last.modelId === modelId ? last.quote : null;
}
