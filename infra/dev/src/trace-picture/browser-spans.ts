import type { TraceDetail } from '@alexandrite/graphql-client/trace';
import { type PerformanceMeasure, PerformanceObserver } from 'node:perf_hooks';
import type { Span } from './span.ts';

/** What the client of the pages records in this process, until it is stopped: here this process is the browser. */
export function observeBrowser(): { readonly spans: readonly Span[]; stop(): void } {
  const spans: Span[] = [];
  const keep = (list: { getEntries(): readonly object[] }): void => {
    // Only measures are observed; the client gives each its detail.
    for (const entry of list.getEntries()) spans.push(toSpan(entry as PerformanceMeasure));
  };
  const observer = new PerformanceObserver(keep);
  observer.observe({ type: 'measure' });
  return {
    spans,
    stop() {
      keep({ getEntries: () => observer.takeRecords() });
      observer.disconnect();
    },
  };
}

function toSpan({ name, startTime, duration, detail }: PerformanceMeasure): Span {
  // As the client records it.
  const { kind, traceparent, parent } = detail as TraceDetail;
  const [, traceId = '', spanId = ''] = traceparent.split('-');
  const start = performance.timeOrigin + startTime;
  return {
    traceId,
    spanId,
    parentId: parent?.split('-')[2] ?? null,
    name: kind === 'push' ? `${name} arrives` : name,
    service: 'browser',
    start,
    end: start + duration,
    scope: kind,
    attributes: {},
  };
}
