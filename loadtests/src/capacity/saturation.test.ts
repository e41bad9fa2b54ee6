import type { Run } from '../run-scenario.ts';
import { aRun } from '../thresholds/a-run.ts';
import type { Look, Sample } from '../watch/watch.ts';
import { saturationOf } from './saturation.ts';

const look = (cores: number): Look => ({ cores, rssBytes: 1e8, loopMs: 1 });
/** Every second of the run looks the same. */
const withCores = (run: Run, cores: Readonly<Record<string, number>>): Run => ({
  ...run,
  samples: Array.from({ length: 40 }, (_, index): Sample => {
    const processes = Object.fromEntries(Object.entries(cores).map(([name, busy]) => [name, look(busy)]));
    return { at: index + 0.5, processes, queues: {}, gateway: null };
  }),
});

const aRamp = aRun('ramp', [
  { name: 'baseline', kind: 'baseline' },
  { name: 'step 1', kind: 'load', arrived: 400, took: { piece: [3, 4, 5] } },
  { name: 'step 2', kind: 'load', arrived: 800, took: { piece: [5, 6, 70] } },
  { name: 'step 3', kind: 'load', arrived: 1_200, inTime: 900 },
]);

describe('what a ramp has shown', () => {
  it('is the most that was done, and how much could come while nearly all of it was', () => {
    const { most, kept, p99AtHalf } = saturationOf(withCores(aRamp, { gateway: 0.5 }), 2);
    expect([most, kept]).toEqual([90, 80]);
    expect(p99AtHalf).toBeCloseTo(5, 1);
  });

  it('names the process that has nothing left to give', () => {
    expect(saturationOf(withCores(aRamp, { gateway: 0.2, orders: 0.95 }), 4).first).toBe('orders');
  });

  it('names the machine when all of it is busy and nobody alone', () => {
    const cores = { gateway: 0.6, orders: 0.7, mongo: 0.5 };
    expect(saturationOf(withCores(aRamp, cores), 2).first).toBe("the machine's processors (orders 0.70, gateway 0.60)");
  });

  it('does not make up a reason', () => {
    expect(saturationOf(withCores(aRamp, { gateway: 0.1 }), 2).first).toContain('nothing that is seen here');
  });

  it('says what a visit costs, without what the load itself takes', () => {
    const { cost } = saturationOf(withCores(aRamp, { gateway: 0.5, 'the load itself': 0.9 }), 2);
    expect(cost.map(({ name }) => name)).toEqual(['gateway']);
    expect(cost[0]?.cpuMs).toBeCloseTo((0.5 * 10 * 1_000) / 900, 1);
  });
});
