import { Seeded } from './seeded.ts';

const draw = (random: Seeded, count = 20): number[] => Array.from({ length: count }, () => random.next());

describe('random numbers from a seed', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(draw(new Seeded('a'))).toEqual(draw(new Seeded('a')));
    expect(draw(new Seeded('a'))).not.toEqual(draw(new Seeded('b')));
  });

  it('of one part do not depend on what another has drawn', () => {
    const [fresh, used] = [new Seeded('a'), new Seeded('a')];
    draw(used);
    expect(draw(fresh.fork('visit 7'))).toEqual(draw(used.fork('visit 7')));
  });

  it('lie evenly between 0 and 1', () => {
    const drawn = draw(new Seeded('even'), 10_000);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1);
  });

  it('pick by weight, and never what weighs nothing', () => {
    const random = new Seeded('weights');
    const picked = Array.from({ length: 1_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    const share = (key: string): number => picked.filter((one) => one === key).length / picked.length;
    expect(share('often')).toBeGreaterThan(0.85);
    expect(share('seldom')).toBeGreaterThan(0.05);
    expect(share('never')).toBe(0);
  });

  it('make gaps that are as long on average as they have to be', () => {
    const random = new Seeded('gaps');
    const sum = Array.from({ length: 10_000 }, () => random.gap(50)).reduce((one, other) => one + other, 0);
    expect(sum / 10_000).toBeCloseTo(0.02, 3);
  });
});
