import type { MeasureName, Measures } from '../statistics/run-statistics.ts';
import { summarisePairs } from '../statistics/summary.ts';
import { type RunResult, runShop } from './run-shop.ts';
import type { Shop } from './shop.ts';

/** Means over the runs and the half-widths of their 95 % intervals. */
export interface ShopAnswer extends Measures {
  readonly runs: number;
  /** Jobs measured in all runs together. */
  readonly jobs: number;
  readonly ci95: Measures;
}

/** All runs of a shop. @param onRun is told of each run as it ends */
export function simulateShop(
  shop: Shop,
  onRun: (result: RunResult, done: number) => void = () => undefined,
): ShopAnswer {
  const results = Array.from({ length: shop.runs }, (_, run) => {
    const result = runShop(shop, run);
    onRun(result, run + 1);
    return result;
  });
  return answer(results);
}

/** What the runs say together. */
export function answer(results: readonly RunResult[]): ShopAnswer {
  const of = (name: MeasureName) => summarisePairs(results.map(({ measures }) => measures[name]));
  const named = (pick: (name: MeasureName) => number): Measures => ({
    utilisation: pick('utilisation'),
    meanFlow: pick('meanFlow'),
    meanFloor: pick('meanFloor'),
    percentLate: pick('percentLate'),
    meanTardiness: pick('meanTardiness'),
    meanLateness: pick('meanLateness'),
    pWait: pick('pWait'),
    meanWait: pick('meanWait'),
    sdWait: pick('sdWait'),
    q99Wait: pick('q99Wait'),
  });
  return {
    runs: results.length,
    jobs: results.reduce((sum, { jobs }) => sum + jobs, 0),
    ...named((name) => of(name).mean),
    ci95: named((name) => of(name).halfWidth),
  };
}
