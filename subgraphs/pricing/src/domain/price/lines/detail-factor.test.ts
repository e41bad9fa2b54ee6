import { brokenUpness, detailFactor } from './detail-factor.ts';
import { housePriceRules } from '../rules/house-price-rules.ts';

const { detail } = housePriceRules.labour;
const ball = (radius: number) => ({ volumeMm3: (4 / 3) * Math.PI * radius ** 3, areaMm2: 4 * Math.PI * radius ** 2 });
const cube = (side: number) => ({ volumeMm3: side ** 3, areaMm2: 6 * side ** 2 });
const details = (smallestDetailMm: number | null) => ({
  thickness: { thinnestWallMm: 1, smallestDetailMm, thinnest: [], smallest: [], samples: 10 },
});

describe('how broken up a shape is', () => {
  it('is 1 for a ball and 1.24 for a cube, of any size', () => {
    for (const size of [0.1, 1, 30]) {
      expect(brokenUpness(ball(size))).toBeCloseTo(1, 12);
      expect(brokenUpness(cube(size))).toBeCloseTo(Math.cbrt(6 / Math.PI), 12);
    }
  });
});

describe('the factor of detail', () => {
  it('is 1 for a plain shape, and grows up to the most', () => {
    expect(detailFactor({ ...ball(5), thickness: null }, detail)).toBe(1);
    const filigree = { volumeMm3: 100, areaMm2: 1_500, thickness: null };
    expect(detailFactor(filigree, detail)).toBeGreaterThan(1.5);
    expect(detailFactor({ ...filigree, areaMm2: 1e9 }, detail)).toBe(detail.mostFactor);
  });

  it('grows with the fineness of the details, and does not know of what was not told apart', () => {
    const factor = (smallest: number | null): number => detailFactor({ ...cube(10), ...details(smallest) }, detail);
    expect(factor(null)).toBe(1);
    expect(factor(2)).toBe(1);
    expect(factor(0.5)).toBe(1 + detail.forFinestDetail / 2);
    expect(factor(0)).toBe(1 + detail.forFinestDetail);
  });
});
