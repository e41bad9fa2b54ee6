import { measured, surfaceOf } from '../../../formats/test/stl-files.ts';
import { cuboid, flipped, moved, rotated, scaled, sphere, torus, withoutAt, type Triangles } from '../test/shapes.ts';
import { alignment } from './alignment.ts';
import { carryOver } from './carry-over.ts';
import { type Shape, shapeOf } from './shape.ts';

const single = (triangles: Triangles): Triangles => triangles.map((corners) => corners.map(Math.fround));
const shape = (triangles: Triangles) => shapeOf(surfaceOf(single(triangles)));

/** A ring with a bead: no symmetry that could hide a mistake. */
const ring = [...torus(10, 2), ...moved(sphere(1.5), [12, 3, 2])];
const poses: readonly (readonly [string, Triangles])[] = [
  ['as it was', ring],
  ['turned', rotated(ring, [1, 2, 3], 2)],
  ['moved', moved(ring, [100, -50, 25])],
  ['in inches', scaled(ring, 1 / 25.4)],
  ['in metres, turned and moved', moved(scaled(rotated(ring, [-3, 1, 1], 4), 0.001), [0.5, 0.1, 0])],
];

const reflected = (triangles: Triangles): Triangles =>
  flipped(triangles.map((corners) => corners.map((value, at) => (at % 3 === 0 ? -value : value))));

/** With the `chosen`-th vertex elsewhere, in all of its facets. */
function withVertexMoved(triangles: Triangles, chosen: number, by: number): Triangles {
  const places = [...new Set(triangles.flatMap((corners) => [0, 3, 6].map((at) => corners.slice(at, at + 3).join())))];
  return triangles.map((corners) =>
    [0, 3, 6].flatMap((at) => {
      const [x = 0, y = 0, z = 0] = corners.slice(at, at + 3);
      return [x, y, z].join() === places[chosen] ? [x + by, y, z] : [x, y, z];
    }),
  );
}

describe('a shape', () => {
  it.each(poses)('is known again: %s', (_, pose) => {
    const other = shape(pose);
    expect(other.key).toBe(shape(ring).key);
    expect(alignment(shape(ring), other)).not.toBeNull();
    expect(alignment(other, shape(ring))).not.toBeNull();
  });

  it('is small, and survives being written down', () => {
    const written = JSON.stringify(shape(ring));
    expect(written.length).toBeLessThan(4096);
    expect(alignment(JSON.parse(written) as Shape, shape(rotated(ring, [0, 1, 1], 1)))).not.toBeNull();
  });

  it.each([0, 1, 17, 700, 1151, 1152, 1500])('is another when vertex %i has moved by a thousandth', (chosen) => {
    const changed = withVertexMoved(single(ring), chosen, 0.03);
    expect(shape(changed).key).toBe(shape(ring).key);
    expect(alignment(shape(ring), shape(rotated(changed, [1, 2, 3], 2)))).toBeNull();
  });

  it('is another when two vertices have moved in opposite directions', () => {
    const changed = withVertexMoved(withVertexMoved(single(ring), 500, 0.02), 501, -0.02);
    expect(alignment(shape(ring), shape(changed))).toBeNull();
  });

  it('is another as its mirror image', () => {
    expect(alignment(shape(ring), shape(reflected(ring)))).toBeNull();
    const unwound = ring.map((corners) => corners.map((value, at) => (at % 3 === 0 ? -value : value)));
    expect(alignment(shape(ring), shape(unwound))).toBeNull();
  });

  it('is another when stretched, when a facet is missing, and when one is wound the other way', () => {
    expect(alignment(shape(cuboid(10)), shape(cuboid(10, 10, 10.01)))).toBeNull();
    expect(shape(withoutAt(ring, 5)).key).not.toBe(shape(ring).key);
    expect(shape([...flipped(ring.slice(0, 1)), ...ring.slice(1)]).key).not.toBe(shape(ring).key);
  });

  it('cannot be told from points on one line', () => {
    const line = [[0, 0, 0, 1, 0, 0, 2, 0, 0]];
    expect(alignment(shape(line), shape(line))).toBeNull();
  });
});

describe('a measurement', () => {
  const faulty = withoutAt(ring, 100, 2500);

  it.each(poses)('carried over is what a new one would be: %s', (_, pose) => {
    const open = withoutAt(pose, 100, 2500);
    const similarity = alignment(shape(faulty), shape(open));
    const fresh = measured(single(open));
    if (similarity === null) throw new Error('not alike');
    const box = surfaceOf(single(open)).box;
    const carried = carryOver(measured(single(faulty)), similarity, { box, fileUnit: null });
    expect(carried.volumeMm3 / fresh.volumeMm3).toBeCloseTo(1, 5);
    expect(carried.areaMm2 / fresh.areaMm2).toBeCloseTo(1, 5);
    expect(carried.boundingBoxMm).toEqual(fresh.boundingBoxMm);
    expect(carried).toMatchObject({ openEdgeCount: 6, bodies: 2, watertight: false });
    const places = (measurement: typeof carried) => measurement.problems.flatMap(({ place }) => place?.segments ?? []);
    expect(places(carried)).toHaveLength(36);
    places(carried).forEach((value, at) => {
      expect(Math.abs(value - (places(fresh)[at] ?? NaN)) / similarity.scale).toBeLessThan(3e-4);
    });
  });

  it('has its thickness carried over in the new unit', () => {
    const thickness = { thinnestWallMm: 2, smallestDetailMm: null, thinnest: [12, 3, 2, 2], smallest: [], samples: 9 };
    const similarity = alignment(shape(ring), shape(moved(scaled(ring, 0.5), [1, 0, 0])));
    if (similarity === null) throw new Error('not alike');
    const carried = carryOver({ ...measured(ring), thickness }, similarity, {
      box: surfaceOf(ring).box,
      fileUnit: 'INCH',
    });
    expect(carried.fileUnit).toBe('INCH');
    expect(carried.thickness?.thinnestWallMm).toBeCloseTo(1, 5);
    [7, 1.5, 1, 1].forEach((value, at) => {
      expect(carried.thickness?.thinnest[at]).toBeCloseTo(value, 4);
    });
  });
});
