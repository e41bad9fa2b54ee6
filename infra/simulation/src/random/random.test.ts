import fc from 'fast-check';
import { type Distribution, sampler } from './distribution.ts';
import { createStreams } from './streams.ts';

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, () => draw());
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a stream', () => {
  it('is the same for the same seed, run and name, and another for any other', () => {
    const key = fc.tuple(fc.integer(), fc.nat(), fc.string());
    fc.assert(
      fc.property(key, key, (one, other) => {
        const of = ([seed, run, name]: typeof one) => draws(4, createStreams(seed, run).of(name));
        expect(of(one)).toEqual(of(one));
        if (one.join('/') !== other.join('/')) expect(of(one)).not.toEqual(of(other));
      }),
    );
  });

  it('does not notice how often another one is asked', () => {
    const streams = createStreams(7);
    const alone = draws(5, createStreams(7).of('arrivals'));
    draws(1000, streams.of('operations'));
    expect(draws(5, streams.of('arrivals'))).toEqual(alone);
  });

  it('of an odd run mirrors that of the even run before it', () => {
    const even = draws(100, createStreams(7, 4).of('arrivals'));
    expect(draws(100, createStreams(7, 5).of('arrivals'))).toEqual(even.map((value) => 1 - value));
  });

  it('stays between 0 and 1, evenly, and without memory', () => {
    const values = draws(200_000, createStreams(3).of('evenness'));
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    const counts = Array.from({ length: 100 }, () => 0);
    for (const value of values) counts[Math.floor(100 * value)] = (counts[Math.floor(100 * value)] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // 99 degrees of freedom: 99.99 % lie below.
    expect(chiSquare).toBeLessThan(161);
    const correlation = 12 * mean(values.slice(1).map((value, index) => (value - 0.5) * ((values[index] ?? 0) - 0.5)));
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(values.length));
  });

  it('is independent of those of neighbouring seeds and runs', () => {
    const firsts = (of: (index: number) => number): number => mean(Array.from({ length: 20_000 }, (_, i) => of(i)));
    const bound = 4 / Math.sqrt(12 * 20_000);
    expect(Math.abs(firsts((seed) => createStreams(seed).of('a')()) - 0.5)).toBeLessThan(bound);
    expect(Math.abs(firsts((run) => createStreams(1, 2 * run).of('a')()) - 0.5)).toBeLessThan(bound);
  });
});

describe('a distribution', () => {
  it.each<[Distribution, mean: number, secondMoment: number]>([
    [{ kind: 'exponential', mean: 2 }, 2, 8],
    [{ kind: 'erlang', phases: 3, rate: 1.5 }, 2, 16 / 3],
    [{ kind: 'erlang', phases: 2, rate: 1.97692, truncatedAt: 4 }, 1, 1.4708],
    [{ kind: 'uniform', min: 30, max: 45 }, 37.5, 1425],
    [{ kind: 'uniform-integer', min: 1, max: 6 }, 3.5, 91 / 6],
    [{ kind: 'geometric', mean: 9 }, 9, 153],
    [{ kind: 'geometric', mean: 1 }, 1, 1],
    [{ kind: 'constant', value: 5 }, 5, 25],
    [{ kind: 'lognormal', mean: 3, cv: 0.5 }, 3, 11.25],
  ])('%j has its mean and second moment', (distribution, expected, secondMoment) => {
    const values = draws(200_000, sampler(distribution, createStreams(5).of('moments')));
    expect(mean(values)).toBeGreaterThan(0.99 * expected);
    expect(mean(values)).toBeLessThan(1.01 * expected);
    expect(mean(values.map((value) => value ** 2)) / secondMoment).toBeCloseTo(1, 1);
  });

  it('of integers takes each of them, and no other', () => {
    const values = draws(1000, sampler({ kind: 'uniform-integer', min: 2, max: 4 }, createStreams(1).of('whole')));
    expect([...new Set(values)].toSorted()).toEqual([2, 3, 4]);
  });

  it('is never beyond its truncation', () => {
    const draw = sampler({ kind: 'erlang', phases: 2, rate: 1, truncatedAt: 2 }, createStreams(1).of('cut'));
    expect(Math.max(...draws(10_000, draw))).toBeLessThanOrEqual(2);
  });
});
