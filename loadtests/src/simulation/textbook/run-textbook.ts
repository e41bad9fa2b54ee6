import { type ShopAnswer, simulateShop } from '@alexandrite/simulation/shop/simulate-shop';
import { readShop } from './shop-file.ts';

export type TextbookOutcome =
  { readonly ok: true; readonly answer: ShopAnswer } | { readonly ok: false; readonly refusals: readonly string[] };

/** Simulates the shop of a file. @param progress is told of each run as it ends */
export function runTextbook(text: string, progress: (line: string) => void): TextbookOutcome {
  const reading = readShop(text);
  if (!reading.ok) return reading;
  const { shop } = reading;
  let events = 0;
  const answer = simulateShop(shop, (result, done) => {
    events += result.events;
    const { meanFlow, percentLate } = result.measures;
    progress(
      `run ${done} of ${shop.runs}: ${result.jobs} jobs, flow ${meanFlow.toFixed(2)}, ` +
        `${percentLate.toFixed(2)} % late, ${events} events so far`,
    );
  });
  const unmeasured = Object.entries(answer).filter(([, value]) => typeof value === 'number' && !Number.isFinite(value));
  if (unmeasured.length > 0) return { ok: false, refusals: ['measure: in some run no job left within it'] };
  return { ok: true, answer };
}
