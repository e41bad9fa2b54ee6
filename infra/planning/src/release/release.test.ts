import fc from 'fast-check';
import { releaseToCap } from './conwip.ts';
import { addLoad, forIdleStation, plannedRelease, review, takeLoad } from './lums-cor.ts';
import type { UnreleasedJob } from './unreleased-job.ts';

const operation = fc.record({ station: fc.nat(5), processing: fc.double({ min: 0.01, max: 4, noNaN: true }) });
const job = fc.record({ due: fc.nat(100), operations: fc.array(operation, { minLength: 1, maxLength: 6 }) });
const aJob = (...operations: [station: number, processing: number][]): UnreleasedJob => ({
  due: 40,
  operations: operations.map(([station, processing]) => ({ station, processing })),
});

describe('release by LUMS COR', () => {
  it('counts an operation as its time divided by its position', () => {
    const loads: number[] = [];
    addLoad(loads, aJob([1, 3], [0, 3], [1, 3]));
    expect(loads).toEqual([1.5, 4]);
  });

  it('plans a release by due time and number of operations', () => {
    expect(plannedRelease(aJob([0, 1], [1, 1]), 4)).toBe(32);
  });

  it('passes over a job that would load a station beyond the norm, and takes a later one that does not', () => {
    const [first, heavy, light] = [aJob([0, 4]), aJob([0, 3]), aJob([1, 3])];
    expect(review([first, heavy, light], [], 6)).toEqual([first, light]);
  });

  it('never loads a station beyond the norm, and leaves nothing behind when all is done', () => {
    fc.assert(
      fc.property(fc.array(job, { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (pool, norm) => {
        const loads: number[] = [0, 0, 0, 0, 0, 0];
        const released = review(pool, loads, norm);
        expect(loads).toEqual([0, 0, 0, 0, 0, 0]);
        for (const entering of released) addLoad(loads, entering);
        expect(Math.max(...loads)).toBeLessThanOrEqual(norm + 1e-6);
        for (const done of released) for (const index of done.operations.keys()) takeLoad(loads, done, index);
        for (const load of loads) expect(load).toBeCloseTo(0, 8);
      }),
    );
  });

  it('feeds an idle station the first job of the pool that begins there', () => {
    const [elsewhere, here] = [aJob([1, 1], [0, 1]), aJob([0, 99])];
    expect(forIdleStation([elsewhere, here], 0)).toBe(here);
    expect(forIdleStation([elsewhere], 0)).toBeUndefined();
  });
});

describe('release by CONWIP', () => {
  it('fills up to the cap, from the head of the pool', () => {
    expect(releaseToCap(['a', 'b', 'c'], 2, 4)).toEqual(['a', 'b']);
    expect(releaseToCap(['a'], 5, 4)).toEqual([]);
  });
});
