import { nextFactor, phasesOf, shapeNames, type Step } from './shapes.ts';

/** A house that can do so much, and does nothing more when more is asked of it. */
const climb = (most: number): readonly Step[] => {
  const steps: Step[] = [];
  for (let factor = nextFactor(steps); factor !== null; factor = nextFactor(steps)) {
    steps.push({ factor, arrived: factor, goodput: Math.min(factor, most) });
  }
  return steps;
};

describe('the shapes of load', () => {
  it.each(shapeNames.filter((name) => name !== 'smoke' && name !== 'soak'))(
    '%s gets going first, and then comes what it is compared with',
    (shape) => {
      const kinds = phasesOf(shape, { seconds: undefined, baseline: 0.25 }).map(({ kind }) => kind);
      expect(kinds.slice(0, 2)).toEqual(['warm-up', 'baseline']);
    },
  );

  it('a spike is followed by time to come to rest, and then by what has to be as before', () => {
    const kinds = phasesOf('spike', { seconds: undefined, baseline: 0.25 }).map(({ kind }) => kind);
    expect(kinds).toEqual(['warm-up', 'baseline', 'excess', 'excess', 'recovery']);
  });

  it('a ramp goes on beyond what can be done, and then ends', () => {
    const steps = climb(10);
    expect(steps.at(-1)?.factor).toBeGreaterThan(20);
    expect(steps.filter(({ arrived, goodput }) => goodput < 0.9 * arrived)).toHaveLength(3);
  });

  it('a ramp ends on a house that never has enough', () => {
    expect(climb(Infinity).length).toBeLessThanOrEqual(24);
  });
});
