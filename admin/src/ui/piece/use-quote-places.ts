'use client';

import { hasPlace, markedPlaces, type MarkedPlace, type PlacedProblem } from '@alexandrite/ui/model-viewer';
import { useEffect, useMemo, useState } from 'react';
import { QuotePlacesDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';

export interface QuotePlaces {
  /** What is marked on the model. */
  readonly places: readonly MarkedPlace[];
  readonly millimetresPerUnit: number;
  /** The problem that the model is turned to; a new object turns to it once more. */
  readonly pointedAt: { readonly id: string } | null;
  /** Codes of the problems that can be shown on the model. */
  readonly placed: ReadonlySet<string>;
  readonly point: (code: string) => void;
}

interface Read {
  readonly problems: readonly PlacedProblem[];
  readonly millimetresPerUnit: number;
}

const nothing: Read = { problems: [], millimetresPerUnit: 1 };

/**
 * Where the problems of a quote are on its model, read once: null when there is no quote, or nothing was found. Without
 * places the problems are still told in words, so that a failure here is no failure of the page.
 */
export function useQuotePlaces(quoteId: string | null): QuotePlaces {
  const ask = useGraph();
  const [read, setRead] = useState(nothing);
  const [pointedAt, setPointedAt] = useState<{ readonly id: string } | null>(null);
  useEffect(() => {
    if (quoteId === null) return;
    const asking = new AbortController();
    ask(QuotePlacesDocument, { id: quoteId }, asking.signal)
      .then(({ quote }) => {
        if (quote) setRead({ problems: quote.problems, millimetresPerUnit: quote.geometry?.millimetresPerUnit ?? 1 });
      })
      .catch((error: unknown) => {
        if (!asking.signal.aborted) console.warn('The places of problems are not known:', error);
      });
    return () => asking.abort();
  }, [ask, quoteId]);
  const { problems, millimetresPerUnit } = read;
  const shownCode = pointedAt?.id ?? null;
  return {
    places: useMemo(() => markedPlaces(problems, shownCode), [problems, shownCode]),
    millimetresPerUnit,
    pointedAt,
    placed: useMemo(() => new Set(problems.filter(hasPlace).map(({ code }) => code)), [problems]),
    point: (code) => setPointedAt({ id: code }),
  };
}
