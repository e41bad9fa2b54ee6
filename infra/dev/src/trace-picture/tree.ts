import type { Span } from './span.ts';

/** The spans of one trace, by who caused whom. */
export interface TraceTree {
  readonly spans: readonly Span[];
  /** Spans that nothing in the trace has caused: one, when it is whole. */
  readonly roots: readonly Span[];
  /** Spans whose cause is not there. */
  readonly orphans: readonly Span[];
  /** What a span has caused, in the order of time. */
  children(span: Span): readonly Span[];
  /** A span and everything that it has caused, directly or not. */
  below(span: Span): readonly Span[];
}

export function treeOf(all: readonly Span[], traceId: string): TraceTree {
  const spans = all.filter((span) => span.traceId === traceId).toSorted((a, b) => a.start - b.start);
  const known = new Set(spans.map(({ spanId }) => spanId));
  const caused = Map.groupBy(spans, ({ parentId }) => parentId ?? '');
  const children = (span: Span): readonly Span[] => caused.get(span.spanId) ?? [];
  const below = (span: Span): readonly Span[] => [span, ...children(span).flatMap(below)];
  return {
    spans,
    roots: spans.filter(({ parentId }) => parentId === null),
    orphans: spans.filter(({ parentId }) => parentId !== null && !known.has(parentId)),
    children,
    below,
  };
}
