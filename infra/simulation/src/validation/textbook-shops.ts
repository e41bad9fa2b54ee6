import type { DispatchRuleName } from '@alexandrite/planning/dispatch/waiting-operation';
import type { Shop } from '../shop/shop.ts';

const exponential = (mean: number) => ({ kind: 'exponential', mean }) as const;

/** One station with `servers` servers, exponential gaps and work of mean 1, at that load. */
export const aSingleStation = (servers: number, load: number, change: Partial<Shop> = {}): Shop => ({
  stations: 1,
  servers,
  routing: { kind: 'line' },
  operation: exponential(1),
  interarrival: exponential(1 / (servers * load)),
  due: { kind: 'constant', allowance: 1e9 },
  dispatch: { rule: 'FCFS' },
  release: { kind: 'immediate' },
  warmup: { jobs: 10_000 },
  measure: { jobs: 100_000 },
  runs: 20,
  seed: 1,
  ...change,
});

/** Five M/M/1 in a row, load 0.9. */
export const aTandem: Shop = {
  ...aSingleStation(1, 0.9),
  stations: 5,
  due: { kind: 'constant', allowance: 80 },
};

/** Conway's job shop of 1965. */
export const conwaysShop = (rule: DispatchRuleName): Shop => ({
  ...aSingleStation(1, 0.5),
  stations: 9,
  routing: { kind: 'random-walk', length: { kind: 'geometric', mean: 9 } },
  interarrival: exponential(1 / 0.884),
  due: { kind: 'total-work', factor: 9 },
  dispatch: { rule },
  warmup: { jobs: 400 },
  measure: { jobs: 8_700 },
  runs: 60,
});

/** The standard shop of workload control. */
export const theStandardShop = (rule: DispatchRuleName, release: Shop['release'] = { kind: 'immediate' }): Shop => ({
  ...aSingleStation(1, 0.9),
  stations: 6,
  routing: { kind: 'random-subset', length: { kind: 'uniform-integer', min: 1, max: 6 } },
  operation: { kind: 'erlang', phases: 2, rate: 1.97692, truncatedAt: 4 },
  interarrival: exponential(0.648),
  due: { kind: 'uniform', min: 30, max: 45 },
  dispatch: { rule, perOperation: 4, lookahead: 2 },
  release,
  warmup: { time: 3_000 },
  measure: { time: 10_000 },
  runs: 40,
});
