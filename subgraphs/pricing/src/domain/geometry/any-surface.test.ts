import fc from 'fast-check';
import { surfaceOf } from '../../formats/test/stl-files.ts';
import { analyseSurface, type AnalysedSurface } from './analyse-surface.ts';
import { measureThickness } from './castability/measure-thickness.ts';
import { alignment } from './shape/alignment.ts';
import { carryOver } from './shape/carry-over.ts';
import { shapeOf } from './shape/shape.ts';
import { boxDiagonal } from './surface/surface.ts';
import { cuboid, flipped, moved, pointsOf, rotated, scaled, sphere, torus, type Triangles } from './test/shapes.ts';

function lastOf<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const analysed = (triangles: Triangles): AnalysedSurface => lastOf(analyseSurface(surfaceOf(triangles)));

/** No more than two facets meet at any edge. */
const plain: readonly Triangles[] = [
  cuboid(3, 2, 1),
  torus(10, 2, 9, 6),
  [...sphere(5, 8, 6), ...flipped(sphere(4, 8, 6))],
  [...torus(10, 2, 9, 6), ...moved(cuboid(1, 1, 6), [11, 0, 0])],
];
const closed: readonly Triangles[] = [
  ...plain,
  [...cuboid(), ...moved(cuboid(), [1, 0, 0]), ...moved(cuboid(), [1, 1, 1])],
];

/** A closed surface with its vertices pushed about, the same in all facets, so that it crosses itself and has slivers. */
const anySurface = fc
  .record({
    shape: fc.constantFrom(...closed),
    push: fc.double({ min: 0, max: 3, noNaN: true }),
    seed: fc.integer(),
    exponent: fc.integer({ min: -6, max: 6 }),
    far: fc.double({ min: -1000, max: 1000, noNaN: true }),
  })
  .map(({ shape, push, seed, exponent, far }): Triangles => {
    const pushed = shape.map((corners) => pointsOf(corners).flatMap((point) => pushedPoint(point, push, seed)));
    return moved(scaled(pushed, 10 ** exponent), [far, -far, far / 3]);
  });

/** The facets of a closed surface in any order, each as it was or turned over. */
const anyOrder = fc.constantFrom(...plain).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    facets: fc.shuffledSubarray([...shape], { minLength: shape.length }),
    turnedOver: fc.infiniteStream(fc.boolean()),
  }),
);

/** Away by an amount that depends on the point alone. */
const pushedPoint = (point: readonly number[], push: number, seed: number): readonly number[] =>
  point.map((value, axis) => {
    const noise =
      Math.sin(seed + axis + point.reduce((sum, one, at) => sum + one * (12.9898 + at * 65.11), 0)) * 43758.5453;
    return value + push * (noise - Math.floor(noise) - 0.5);
  });

const bounded = { numRuns: 60, interruptAfterTimeLimit: 10_000 };

describe('any closed surface', () => {
  it('measures the same in whatever order its facets come and whichever of them are turned over', () => {
    fc.assert(
      fc.property(anyOrder, ({ shape, facets, turnedOver }) => {
        const wanted = analysed(shape).measurement;
        const mixed = facets.map((facet) => (turnedOver.next().value ? flipped([facet]) : [facet])).flat();
        const { measurement, surface } = analysed(mixed);
        expect(measurement.volumeMm3 / wanted.volumeMm3).toBeCloseTo(1, 12);
        expect(measurement.areaMm2 / wanted.areaMm2).toBeCloseTo(1, 12);
        for (const key of ['triangleCount', 'watertight', 'bodies', 'cavities', 'boundingBoxMm'] as const) {
          expect(measurement[key]).toEqual(wanted[key]);
        }
        // Wound one way throughout, it needs no repair when it is measured again.
        expect(lastOf(analyseSurface(surface)).measurement.repairedFacetCount).toBe(0);
      }),
      bounded,
    );
  });

  it('has a thickness that is a length within it, or none', () => {
    fc.assert(
      fc.property(anySurface, (triangles) => {
        const piece = analysed(triangles);
        const thickness = lastOf(measureThickness(piece));
        if (thickness === null) return;
        const most = boxDiagonal(piece.surface.box) * 1.001;
        for (const length of [thickness.thinnestWallMm, thickness.smallestDetailMm]) {
          if (length === null) continue;
          expect(length).toBeGreaterThan(0);
          expect(length).toBeLessThanOrEqual(most);
        }
        expect([...thickness.thinnest, ...thickness.smallest].every(Number.isFinite)).toBe(true);
      }),
      bounded,
    );
  });

  it('is known again however it is turned, and measured the same', () => {
    fc.assert(
      fc.property(anySurface, fc.double({ min: 0, max: 6, noNaN: true }), (triangles, angle) => {
        const turned = scaled(rotated(triangles, [1, 2, 3], angle), 25.4);
        const [one, other] = [surfaceOf(triangles), surfaceOf(turned)];
        // Rounding can make two vertices of one: then it is another shape.
        if (shapeOf(one).key !== shapeOf(other).key) return;
        const similarity = alignment(shapeOf(one), shapeOf(other));
        if (similarity === null) throw new Error('not known again');
        // Far away and small: a coordinate is rounded to a hundred-millionth of the whole piece.
        expect(Math.abs(similarity.scale / 25.4 - 1)).toBeLessThan(1e-6);
        const fresh = analysed(turned).measurement;
        const carried = carryOver(analysed(triangles).measurement, similarity, { box: other.box, fileUnit: null });
        expect(Math.abs(carried.areaMm2 - fresh.areaMm2)).toBeLessThanOrEqual(fresh.areaMm2 * 1e-6);
        expect(carried.boundingBoxMm).toEqual(fresh.boundingBoxMm);
        expect(carried.openEdgeCount).toBe(fresh.openEdgeCount);
      }),
      bounded,
    );
  });
});
