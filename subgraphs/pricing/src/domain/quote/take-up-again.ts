import type { Quote } from './quote.ts';

/** A quote that failed because its model could not be measured, waiting for it anew; null when it failed otherwise. */
export function takeUpAgain(quote: Quote): Quote | null {
  const byMeasuring = quote.problems.some(({ code }) => code === 'MEASURING_FAILED');
  if (quote.state !== 'FAILED' || !byMeasuring) return null;
  return { ...quote, state: 'QUEUED', progress: 0, problems: [], failure: null };
}
