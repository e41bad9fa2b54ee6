import type { DispatchRuleName } from '@alexandrite/planning/dispatch/waiting-operation';
import { runShop } from '../shop/run-shop.ts';
import type { Shop } from '../shop/shop.ts';
import type { MeasureName } from '../statistics/run-statistics.ts';
import { summarise } from '../statistics/summary.ts';
import { expectExact } from './expect-in-interval.ts';
import { aTandem, conwaysShop, theStandardShop } from './textbook-shops.ts';

function runsOf(shop: Shop) {
  const results = Array.from({ length: shop.runs }, (_, index) => runShop({ ...shop, seed: index + 1 }, 0));
  return (name: MeasureName) => summarise(results.map(({ measures }) => measures[name]));
}

describe('five M/M/1 in a row at load 0.9', () => {
  it('have flow times of Erlang(5, 0.1)', () => {
    const measured = runsOf(aTandem);
    expectExact(measured('meanFlow'), 50, 0.03);
    expectExact(measured('percentLate'), 9.96, 0.15);
    expectExact(measured('meanTardiness'), 1.591, 0.25);
  });
});

/** Mean flow and per cent late: the mean of the published program's many runs, and the spread between them. */
type ConwaysRow = readonly [rule: DispatchRuleName, flow: number, flowSpread: number, late: number, lateSpread: number];

describe("Conway's shop", () => {
  it.each<ConwaysRow>([
    ['FCFS', 77.2, 8.5, 43.8, 6.7],
    ['EDD', 68.9, 7.6, 23.3, 9.0],
    ['S/OPN', 67.7, 5.7, 10.2, 8.7],
    ['SPT', 37.1, 2.8, 5.5, 0.7],
  ])('by %s is on average where other programs find it', (rule, flow, flowSpread, late, lateSpread) => {
    const measured = runsOf(conwaysShop(rule));
    // A mean of n runs differs from another such mean by the spread over √n, twice over: closer than one run's interval.
    const chance = 3 * Math.sqrt(2 / conwaysShop(rule).runs);
    expect(Math.abs(measured('meanFlow').mean - flow)).toBeLessThan(chance * flowSpread);
    expect(Math.abs(measured('percentLate').mean - late)).toBeLessThan(chance * lateSpread);
  });
});

const lumsCor = { kind: 'lums-cor', norm: 6, period: 4, perOperation: 4 } as const;
const atOnce = { kind: 'immediate' } as const;
type Value = readonly [mean: number, halfWidth: number];
type Row = readonly [
  rule: DispatchRuleName,
  release: Shop['release'],
  flow: Value,
  floor: number,
  late: Value,
  tardy: Value,
];

describe('the standard shop of workload control', () => {
  it.each<Row>([
    ['FCFS', atOnce, [25.4, 0.6], 25.4, [22.9, 1.0], [3.69, 0.34]],
    ['LCFS', atOnce, [25.2, 0.6], 25.2, [15.7, 0.2], [10.77, 0.53]],
    ['SPT', atOnce, [13.6, 0.2], 13.6, [5.9, 0.1], [2.67, 0.15]],
    ['EDD', atOnce, [24.1, 0.5], 24.1, [15.6, 1.2], [1.57, 0.25]],
    ['S/OPN', atOnce, [23.9, 0.5], 23.9, [10.1, 1.2], [0.96, 0.22]],
    ['ODD', atOnce, [23.3, 0.5], 23.3, [12.0, 1.2], [1.13, 0.22]],
    ['MODD', atOnce, [22.4, 0.4], 22.4, [5.2, 0.5], [0.54, 0.09]],
    ['ATC', atOnce, [21.2, 0.4], 21.2, [4.4, 0.5], [0.46, 0.08]],
    ['MODD', lumsCor, [21.6, 0.4], 14.0, [6.2, 0.6], [1.02, 0.15]],
  ])('by %s, %j, lies within the intervals of the table', (rule, release, flow, floor, late, tardy) => {
    const measured = runsOf(theStandardShop(rule, release));
    // Both are means of runs: their difference has the interval of both.
    const expectWithin = (name: MeasureName, [mean, halfWidth]: Value): void => {
      const own = measured(name);
      expect(Math.abs(own.mean - mean)).toBeLessThanOrEqual(Math.hypot(halfWidth, own.halfWidth));
    };
    expectWithin('utilisation', [0.9, 0.005]);
    expectWithin('meanFlow', flow);
    expectWithin('meanFloor', [floor, flow[1]]);
    expectWithin('percentLate', late);
    expectWithin('meanTardiness', tardy);
  });
});
