import { type PerformanceMeasure, PerformanceObserver } from 'node:perf_hooks';
import { openSpan, recordPush, type TraceDetail } from './trace.ts';

/** What an observer is told of until something has been recorded under a name. */
async function observed(name: string, act: () => void): Promise<TraceDetail> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const entry = list.getEntriesByName(name)[0];
      if (!entry) return;
      observer.disconnect();
      // Only measures are observed, and they hold what `measure` was given.
      resolve((entry as PerformanceMeasure).detail as TraceDetail);
    });
    observer.observe({ type: 'measure' });
    act();
  });
}

describe('the trace of a page', () => {
  it('begins anew with a click, in the form that servers read', async () => {
    const span = openSpan('SubmitOrder', 'operation');
    expect(span.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(openSpan('SubmitOrder', 'operation').traceparent).not.toBe(span.traceparent);
    const detail = await observed('SubmitOrder', () => span.end());
    expect(detail).toEqual({ kind: 'operation', traceparent: span.traceparent, parent: null });
  });

  it('goes on where it is a part of something', () => {
    const whole = openSpan('an order', 'operation');
    const part = openSpan('SubmitOrder', 'operation', whole.traceparent);
    expect(part.traceparent.slice(0, 35)).toBe(whole.traceparent.slice(0, 35));
    expect(part.traceparent).not.toBe(whole.traceparent);
  });

  it('ends with a push, in the trace of what caused it', async () => {
    const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const detail = await observed('OrderUpdated', () => recordPush('OrderUpdated', parent));
    expect(detail).toMatchObject({ kind: 'push', parent });
    expect(detail.traceparent).toContain('-0af7651916cd43dd8448eb211c80319c-');
  });

  it('keeps nothing once observers have been told', async () => {
    await observed('Quote', () => openSpan('Quote', 'operation').end());
    expect(performance.getEntriesByName('Quote')).toEqual([]);
  });
});
