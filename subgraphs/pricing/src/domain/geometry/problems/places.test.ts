import { measured } from '../../../formats/test/stl-files.ts';
import { measureSurface } from '../analyse-surface.ts';
import { scaleMeasurement } from '../measurement.ts';
import { SurfaceBuilder } from '../surface/surface-builder.ts';
import { cuboid, flippedAt, moved, sphere, torus, withoutAt, type Triangles } from '../test/shapes.ts';
import { mostPlaces, type ProblemPlace } from './model-problem.ts';

function placeOf(code: string, triangles: Triangles): ProblemPlace {
  const problem = measured(triangles).problems.find((one) => one.code === code);
  if (!problem?.place) throw new Error(`${code} has no place`);
  return problem.place;
}

const inGroups = (numbers: readonly number[], size: number): readonly (readonly number[])[] =>
  Array.from({ length: numbers.length / size }, (_, at) => numbers.slice(at * size, at * size + size));

describe('the place of a problem', () => {
  it('is the edges around a gap', () => {
    const { segments, points, incomplete } = placeOf('OPEN_SURFACE', withoutAt(cuboid(), 4));
    const ends = inGroups(segments, 3).map((end) => end.join());
    expect(new Set(ends)).toEqual(new Set(['0,0,0', '1,0,0', '1,0,1']));
    expect([segments.length, points.length, incomplete]).toEqual([18, 0, false]);
  });

  it('is an even spread of the edges where they are many', () => {
    const scattered = torus(10, 2, 100, 50).filter((_, at) => at % 7 !== 0);
    const { segments, incomplete } = placeOf('OPEN_SURFACE', scattered);
    expect(segments.length / 6).toBeLessThanOrEqual(mostPlaces.segments);
    expect(segments.length / 6).toBeGreaterThan(mostPlaces.segments / 2);
    expect(incomplete).toBe(true);
    const sides = inGroups(segments, 6).map(([x = 0]) => Math.sign(x));
    expect(Math.abs(sides.reduce((sum, side) => sum + side, 0))).toBeLessThan(sides.length / 10);
  });

  it('is the edge that three facets share', () => {
    const fin = [0, 0, 0, 1, 0, 0, 0.5, -1, -1];
    const ends = inGroups(placeOf('OPEN_SURFACE', [...cuboid(), fin]).segments, 3).map((end) => end.join());
    expect(new Set(ends)).toEqual(new Set(['0,0,0', '1,0,0', '0.5,-1,-1']));
    const { segments } = placeOf('NON_MANIFOLD_EDGES', [...cuboid(), fin]);
    expect(segments.toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('is the edge where two bodies touch', () => {
    const { segments } = placeOf('NON_MANIFOLD_EDGES', [...cuboid(), ...moved(cuboid(), [1, 1, 0])]);
    expect(inGroups(segments, 3).toSorted()).toEqual([
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it('is spots of the part that reaches into another', () => {
    const { points } = placeOf('OVERLAPPING_BODIES', [...cuboid(10), ...moved(cuboid(2, 2, 8), [4, 4, 5])]);
    expect(points.length).toBeGreaterThan(0);
    for (const [x = 0, y = 0, z = 0] of inGroups(points, 3)) {
      expect(Math.min(x, y)).toBeGreaterThan(3.9);
      expect(Math.max(x, y)).toBeLessThan(6.1);
      expect(z).toBeLessThan(10);
    }
  });

  it('is the middles of facets that were turned', () => {
    const { points, incomplete } = placeOf('WINDING_REPAIRED', flippedAt(cuboid(3), 0));
    expect([points, incomplete]).toEqual([[1, 2, 0], false]);
    const many = sphere(10).map((corners, at) =>
      at % 5 < 2 ? [...corners.slice(3), ...corners.slice(0, 3)] : corners,
    );
    const turned = flippedAt(many, ...[...many.keys()].filter((at) => at % 5 < 2));
    expect(placeOf('WINDING_REPAIRED', turned).points.length / 3).toBeLessThanOrEqual(mostPlaces.points);
    expect(placeOf('WINDING_REPAIRED', turned).incomplete).toBe(true);
  });

  it('is the vertices that were joined across hairline gaps', () => {
    const torn = cuboid(10).map((corners, facet) => corners.map((value) => value + (facet === 3 ? 2e-6 : 0)));
    const problem = measured(torn).problems.find(({ code }) => code === 'VERTICES_JOINED');
    expect(problem).toMatchObject({ severity: 'NOTES', params: { vertices: 3 } });
    for (const value of problem?.place?.points ?? [NaN])
      expect(Math.abs(value - Math.round(value / 10) * 10)).toBeLessThan(1e-5);
  });

  it('goes over into true millimetres with the rest', () => {
    const { problems } = scaleMeasurement(measured(withoutAt(cuboid(), 4)), 'INCH');
    const place = problems.find(({ code }) => code === 'OPEN_SURFACE')?.place;
    expect(Math.max(...(place?.segments ?? []))).toBe(25.4);
  });
});

describe('the unit of a file', () => {
  it('is kept by the builder of its surface', () => {
    const builder = new SurfaceBuilder({ maxTriangles: 100, maxBytes: 1e6 });
    expect(builder.fileUnit).toBeNull();
    builder.unit('CM');
    builder.triangles(Float64Array.from(cuboid().flat()), 12);
    expect(builder.fileUnit).toBe('CM');
    expect(measureSurface(builder.surface()).volumeMm3).toBe(1);
  });
});
