import type { DispatchRuleName } from '@alexandrite/planning/dispatch/waiting-operation';
import { runShop } from '../shop/run-shop.ts';
import type { Shop } from '../shop/shop.ts';
import type { MeasureName } from '../statistics/run-statistics.ts';
import { summarise } from '../statistics/summary.ts';
import { expectExact } from './expect-in-interval.ts';
import { meanWaitOfMG1, waitOfMMc } from './queueing-theory.ts';
import { aSingleStation } from './textbook-shops.ts';

/** Every run by a seed of its own. */
function runsOf(shop: Shop) {
  const results = Array.from({ length: shop.runs }, (_, index) => runShop({ ...shop, seed: index + 1 }, 0));
  return (name: MeasureName) => summarise(results.map(({ measures }) => measures[name]));
}

const byRule = (servers: number, load: number, rule: DispatchRuleName, runs: number) =>
  runsOf(aSingleStation(servers, load, { dispatch: { rule }, runs }));

describe('M/M/10, first come first served and newest first', () => {
  it.each([
    [0.5, 0.0361, 0.0072, 0.053, 0.076, 0.26],
    [0.9, 0.6687, 0.6687, 0.944, 3.595, 4.2],
    [0.95, 0.8256, 1.6512, 1.969, 11.37, 8.83],
  ])('at load %f is as theory and the table have it', (load, pWait, meanWait, sdFirst, sdNewest, q99) => {
    const theory = waitOfMMc(10, load);
    expect(theory.pWait).toBeCloseTo(pWait, 4);
    expect(theory.meanWait).toBeCloseTo(meanWait, 4);
    expect(theory.sdFirstCome).toBeCloseTo(sdFirst, 3);
    expect(Math.abs(theory.sdNewestFirst - sdNewest)).toBeLessThan(0.005);
    expect(theory.q99FirstCome).toBeCloseTo(q99, 2);

    const first = byRule(10, load, 'FCFS', 40);
    expectExact(first('pWait'), theory.pWait, 0.02);
    expectExact(first('meanWait'), theory.meanWait, 0.1);
    expectExact(first('sdWait'), theory.sdFirstCome, 0.12);
    expectExact(first('q99Wait'), theory.q99FirstCome, 0.1);
    const newest = byRule(10, load, 'LCFS', 40);
    expectExact(newest('meanWait'), theory.meanWait, 0.1);
    expectExact(newest('sdWait'), theory.sdNewestFirst, 0.1);
  });
});

describe('M/M/c', () => {
  it.each([
    [1, 0.5],
    [1, 0.8],
    [2, 0.7],
    [3, 0.9],
    [25, 0.85],
  ])('of %i servers at load %f waits as Erlang C has it', (servers, load) => {
    const measured = byRule(servers, load, 'FCFS', 20);
    const theory = waitOfMMc(servers, load);
    expectExact(measured('utilisation'), load, 0.01);
    expectExact(measured('pWait'), theory.pWait, 0.02);
    expectExact(measured('meanWait'), theory.meanWait, 0.1);
    expectExact(measured('sdWait'), theory.sdFirstCome, 0.12);
  });
});

describe('M/G/1', () => {
  it.each([
    [0.5, 1],
    [0.7, 2],
    [0.8, 0.5],
  ])('at load %f with lognormal work of variation %f waits as Pollaczek and Khinchine have it', (load, cv) => {
    const shop = aSingleStation(1, load, { operation: { kind: 'lognormal', mean: 1, cv } });
    expectExact(runsOf(shop)('meanWait'), meanWaitOfMG1(load, cv), 0.08);
  });

  it('with constant work waits half as long as with exponential work', () => {
    const shop = aSingleStation(1, 0.8, { operation: { kind: 'constant', value: 1 } });
    expectExact(runsOf(shop)('meanWait'), meanWaitOfMG1(0.8, 0), 0.05);
  });
});
