import fc from 'fast-check';
import { dispatchRuleNames } from '@alexandrite/planning/dispatch/waiting-operation';
import { theStandardShop } from '../validation/textbook-shops.ts';
import { runShop } from './run-shop.ts';
import type { Release, Shop } from './shop.ts';
import { simulateShop } from './simulate-shop.ts';

const releases: readonly Release[] = [
  { kind: 'immediate' },
  { kind: 'conwip', cap: 12 },
  { kind: 'lums-cor', norm: 6, period: 4, perOperation: 4 },
];
const aShortShop = (change: Partial<Shop> = {}): Shop => ({
  ...theStandardShop('MODD'),
  warmup: { jobs: 50 },
  measure: { jobs: 500 },
  runs: 2,
  ...change,
});

describe('a run of a shop', () => {
  const anyShop = fc
    .record({
      rule: fc.constantFrom(...dispatchRuleNames),
      release: fc.constantFrom(...releases),
      servers: fc.integer({ min: 1, max: 3 }),
      seed: fc.integer(),
    })
    .map(({ rule, release, servers, seed }) =>
      aShortShop({
        dispatch: { rule },
        release,
        servers,
        seed,
        interarrival: { kind: 'exponential', mean: 0.65 / servers },
      }),
    );

  it('obeys Little’s law exactly, by every rule and release', () => {
    fc.assert(
      fc.property(anyShop, (shop) => {
        const { jobsOverTime, timeOverJobs } = runShop(shop, 0).little;
        expect(Math.abs(jobsOverTime - timeOverJobs)).toBeLessThan(1e-7 * timeOverJobs);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same seed, and another for another one', () => {
    fc.assert(
      fc.property(anyShop, (shop) => {
        expect(runShop(shop, 1)).toEqual(runShop(shop, 1));
        expect(runShop({ ...shop, seed: shop.seed + 1 }, 1)).not.toEqual(runShop(shop, 1));
      }),
      { numRuns: 20 },
    );
  });

  it('meets the same jobs by whatever rule: the work done in all is the same', () => {
    const calm = aShortShop({ interarrival: { kind: 'exponential', mean: 3 }, warmup: { jobs: 0 } });
    const lateness = (rule: (typeof dispatchRuleNames)[number]): number => {
      const { measures } = runShop({ ...calm, dispatch: { rule } }, 0);
      return measures.meanFlow - measures.meanLateness;
    };
    // Flow less lateness is the allowance, which was drawn and not decided.
    for (const rule of dispatchRuleNames) expect(lateness(rule)).toBeCloseTo(lateness('FCFS'), 1);
  });

  it('keeps no more jobs on the floor than the cap of CONWIP', () => {
    const { measures } = runShop(
      aShortShop({ release: { kind: 'conwip', cap: 1 }, interarrival: { kind: 'constant', value: 9 } }),
      0,
    );
    // Alone on the floor, a job meets nobody: it stays there for its work, 3.5 operations of mean 1.
    expect(measures.pWait).toBe(0);
    expect(measures.meanFloor).toBeCloseTo(3.5, 0);
  });

  it('takes stations that differ', () => {
    const shop = aShortShop({
      stations: 2,
      servers: [1, 2],
      routing: { kind: 'line' },
      operation: [
        { kind: 'constant', value: 1 },
        { kind: 'constant', value: 4 },
      ],
      interarrival: { kind: 'constant', value: 2 },
      release: { kind: 'immediate' },
    });
    const { measures } = runShop(shop, 0);
    expect(measures.meanFlow).toBe(5);
    // One of one and two of two, half of the time and all of it.
    expect(measures.utilisation).toBeCloseTo((0.5 + 2) / 3, 2);
  });

  it('is told of as it ends, and all are summed up', () => {
    const told: number[] = [];
    const answer = simulateShop(aShortShop(), (_, done) => told.push(done));
    expect(told).toEqual([1, 2]);
    expect(answer).toMatchObject({ runs: 2, jobs: 1000 });
    expect(answer.ci95.meanFlow).toBeGreaterThan(0);
  });
});
