import { linear, logarithmic } from './axis.ts';

describe('the axes of a chart', () => {
  it('end at a round figure at or above the most', () => {
    expect(linear(37).ticks).toEqual([0, 10, 20, 30, 40]);
    expect(linear(0.9).ticks.at(-1)).toBeCloseTo(1);
    expect(linear(40).place(40)).toBe(1);
  });

  it('have something to show where there is nothing', () => {
    expect(linear(0).ticks.length).toBeGreaterThan(1);
    expect(Number.isFinite(linear(0).place(0))).toBe(true);
  });

  it('give every tenfold the same width when they are logarithmic', () => {
    const scale = logarithmic(1, 900);
    expect(scale.ticks).toEqual([1, 10, 100, 1_000]);
    expect(scale.place(10) - scale.place(1)).toBeCloseTo(scale.place(1_000) - scale.place(100));
    expect(scale.place(0)).toBe(0);
  });
});
