import fc from 'fast-check';
import { triangulate } from './ear-clipping.ts';

type Outline = readonly (readonly [number, number])[];

/** Areas of the triangles that a polygon in some plane is cut into; as seen along its normal. */
function areasOf(outline: Outline, lift: (x: number, y: number) => number[] = (x, y) => [x, y, 0]): number[] {
  const corners = Float64Array.from(outline.flatMap(([x, y]) => lift(x, y)));
  const triangles = triangulate(corners, outline.length, { left: 1e6 });
  if (!triangles) throw new Error('too much work');
  return Array.from({ length: triangles.length / 3 }, (_, triangle) => {
    const [a = [0, 0], b = [0, 0], c = [0, 0]] = [0, 1, 2].map(
      (at) => outline[triangles[triangle * 3 + at] ?? 0] ?? [0, 0],
    );
    return ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
  });
}

function areaOf(outline: Outline): number {
  return outline.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = outline[(at + 1) % outline.length] ?? [0, 0];
    return sum + (x * nextY - y * nextX) / 2;
  }, 0);
}

const sum = (areas: readonly number[]): number => areas.reduce((total, area) => total + area, 0);

describe('a polygon', () => {
  it('that is star-shaped is cut into triangles of the same winding and the same area, whichever corner is first', () => {
    const radii = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(radii, fc.nat(), (lengths, first) => {
        const star = lengths.map((radius, at) => {
          const angle = (2 * Math.PI * at) / lengths.length;
          return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
        });
        const turned = star.map((_, at) => star[(at + first) % star.length] ?? ([0, 0] as const));
        const areas = areasOf(turned);
        expect(areas).toHaveLength(star.length - 2);
        expect(Math.min(...areas)).toBeGreaterThan(-1e-9);
        expect(sum(areas)).toBeCloseTo(areaOf(star), 6);
      }),
      { numRuns: 200 },
    );
  });

  const comb = Array.from({ length: 20 }, (_, at) => [at, at % 2 === 0 ? 0.5 : 10] as const);
  const spiked: Outline = [[0, 0], [19, 0], ...comb.toReversed()];

  it('with deep teeth is cut, in any plane', () => {
    for (const lift of [
      (x: number, y: number) => [x, y, 0],
      (x: number, y: number) => [7, x, y],
      (x: number, y: number) => [y, 3, x],
      (x: number, y: number) => [x, y, x + 2 * y],
      (x: number, y: number) => [y, x, 5],
    ]) {
      const areas = areasOf(spiked, lift);
      expect(areas.every((area) => area >= 0)).toBe(true);
      expect(sum(areas)).toBeCloseTo(areaOf(spiked), 9);
    }
  });

  it('with a hole that a bridge leads to is cut around the hole', () => {
    const frame: Outline = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
      [1, 1],
      [1, 3],
      [3, 3],
      [3, 1],
      [1, 1],
    ];
    expect(sum(areasOf(frame))).toBeCloseTo(12, 9);
  });

  it('that crosses itself or has no area still gets as many triangles', () => {
    expect(
      areasOf([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [1, 5],
      ]),
    ).toHaveLength(3);
    expect(
      areasOf([
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
    ).toHaveLength(3);
    expect(
      areasOf([
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
        [1, 0],
      ]),
    ).toHaveLength(3);
  });

  it('is given up when it takes more work than is left', () => {
    const corners = Float64Array.from(spiked.flatMap(([x, y]) => [x, y, 0]));
    expect(triangulate(corners, spiked.length, { left: 10 })).toBeNull();
  });
});
