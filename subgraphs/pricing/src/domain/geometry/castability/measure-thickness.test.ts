import { surfaceOf } from '../../../formats/test/stl-files.ts';
import { analyseSurface } from '../analyse-surface.ts';
import type { Thickness } from '../measurement.ts';
import { cuboid, flipped, moved, rotated, scaled, sphere, torus, withoutAt, type Triangles } from '../test/shapes.ts';
import { measureThickness } from './measure-thickness.ts';

function lastOf<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const measure = (triangles: Triangles): Thickness | null =>
  lastOf(measureThickness(lastOf(analyseSurface(surfaceOf(triangles)))));

function thicknessOf(triangles: Triangles): Thickness {
  const thickness = measure(triangles);
  if (thickness === null) throw new Error('no thickness');
  return thickness;
}

/** A tube about the z axis with walls at right angles: an outside, an inside and two ends. */
function tube(outer: number, inner: number, height: number, sides = 48): Triangles {
  const at = (radius: number, side: number, z: number): readonly number[] => {
    const angle = (2 * Math.PI * (side % sides)) / sides;
    return [radius * Math.cos(angle), radius * Math.sin(angle), z];
  };
  const quad = (...[a = [], b = [], c = [], d = []]: readonly (readonly number[])[]): Triangles => [
    [...a, ...b, ...c],
    [...a, ...c, ...d],
  ];
  return Array.from({ length: sides }, (_, side) => [
    ...quad(at(outer, side, 0), at(outer, side + 1, 0), at(outer, side + 1, height), at(outer, side, height)),
    ...quad(at(inner, side + 1, 0), at(inner, side, 0), at(inner, side, height), at(inner, side + 1, height)),
    ...quad(at(outer, side, height), at(outer, side + 1, height), at(inner, side + 1, height), at(inner, side, height)),
    ...quad(at(outer, side + 1, 0), at(outer, side, 0), at(inner, side, 0), at(inner, side + 1, 0)),
  ]).flat();
}

/** A cone with so many sides, of one solid with its base. */
function cone(radius: number, height: number, sides = 64): Triangles {
  const at = (side: number): readonly number[] => {
    const angle = (2 * Math.PI * (side % sides)) / sides;
    return [radius * Math.cos(angle), radius * Math.sin(angle), 0];
  };
  return Array.from({ length: sides }, (_, side) => [
    [...at(side), ...at(side + 1), 0, 0, height],
    [...at(side + 1), ...at(side), 0, 0, 0],
  ]).flat();
}

describe('the thinnest wall', () => {
  it.each<readonly [string, Triangles, number]>([
    ['of a cube is its side, not nothing at its edges', cuboid(10), 10],
    ['of a plate is its thickness', cuboid(20, 15, 0.4), 0.4],
    ['of a wire is its breadth', cuboid(0.7, 0.7, 30), 0.7],
    ['of a tube is that of its wall', tube(10, 9.2, 5), 0.8 * Math.cos(Math.PI / 48)],
    ['of a hollow sphere is that of its shell', [...sphere(10, 96, 48), ...flipped(sphere(9.5, 96, 48))], 0.5],
    ['of a torus is twice its lesser radius', torus(10, 2), 4],
    ['of a sphere is its diameter', sphere(5, 64, 32), 10],
    ['of plates side by side is that of the thinner', [...cuboid(9, 9, 2), ...moved(cuboid(9, 9, 1), [0, 0, 5])], 1],
  ])('%s', (_, triangles, expected) => {
    const { thinnestWallMm } = thicknessOf(triangles);
    expect(Math.abs((thinnestWallMm ?? 0) / expected - 1)).toBeLessThan(0.012);
  });

  it('is the same however the piece lies, and grows with it', () => {
    const shell = [...sphere(10, 64, 32), ...flipped(sphere(9.5, 64, 32))];
    const upright = thicknessOf(shell).thinnestWallMm ?? 0;
    expect(thicknessOf(rotated(shell, [1, 2, 3], 1)).thinnestWallMm).toBeCloseTo(upright, 2);
    expect(thicknessOf(moved(shell, [1e6, -1e6, 5e5])).thinnestWallMm).toBeCloseTo(upright, 2);
    expect((thicknessOf(scaled(shell, 1 / 1024)).thinnestWallMm ?? 0) * 1024).toBeCloseTo(upright, 9);
  });

  it('is found where it is small: a prong on a ring, sunk into it', () => {
    const prong = moved(cuboid(0.5, 0.5, 4), [11, 0, 1]);
    const { thinnestWallMm, thinnest } = thicknessOf([...torus(10, 2), ...prong]);
    expect(thinnestWallMm).toBeCloseTo(0.5, 6);
    expect(thinnest[0]).toBeGreaterThan(10.9);
    expect(thinnest[2]).toBeGreaterThan(1);
    expect(thinnest[3]).toBe(thinnestWallMm);
  });

  it('is found in a few of very many facets', () => {
    const prong = moved(torus(1, 0.2, 12, 8), [14, 0, 0]);
    const { thinnestWallMm } = thicknessOf([...torus(10, 2, 300, 150), ...prong]);
    // Facets cut the corners of a wire of 0.4: eight around it, twelve along.
    expect(thinnestWallMm).toBeCloseTo(0.4 * Math.cos(Math.PI / 8) * Math.cos(Math.PI / 12), 2);
  });

  it('is not that of a part where it is sunk into another', () => {
    // Both plates are thin, but one lies within a block.
    const { thinnestWallMm } = thicknessOf([...cuboid(10), ...moved(cuboid(4, 4, 0.1), [3, 3, 5])].slice(0, 12));
    expect(thinnestWallMm).toBeCloseTo(10, 9);
    const crossing = thicknessOf([...cuboid(10), ...moved(cuboid(30, 4, 3), [-10, 3, 3.5])]);
    expect(crossing.thinnestWallMm).toBeCloseTo(3, 9);
    const united = thicknessOf([...cuboid(10), ...moved(cuboid(10), [9.9, 0, 0])]);
    expect(united.thinnestWallMm).toBeCloseTo(10, 9);
    expect(thicknessOf([...cuboid(10), ...moved(cuboid(10), [10, 0, 0])]).thinnestWallMm).toBeCloseTo(10, 9);
  });

  it('is none where surfaces run together: a blunt cone has an edge', () => {
    expect(thicknessOf(cone(10, 10)).thinnestWallMm).toBeNull();
  });

  it('is none of an open surface', () => {
    expect(measure(withoutAt(torus(10, 2), 7))).toBeNull();
    expect(measure([])).toBeNull();
  });
});

describe('the smallest detail', () => {
  const block = cuboid(20, 20, 4);

  it('is low relief on thicker material, and no wall', () => {
    const ridge = moved(cuboid(0.4, 8, 1), [8, 6, 3.5]);
    const { smallestDetailMm, thinnestWallMm, smallest } = thicknessOf([...block, ...ridge]);
    expect(smallestDetailMm).toBeCloseTo(0.4, 9);
    expect(thinnestWallMm).toBeCloseTo(4, 9);
    expect(smallest[2]).toBeGreaterThan(4);
  });

  it('is none where a part stands out far: that has to fill like a wall', () => {
    const fin = moved(cuboid(0.4, 8, 3), [8, 6, 3.5]);
    expect(thicknessOf([...block, ...fin])).toMatchObject({ smallestDetailMm: null });
    expect(thicknessOf([...block, ...fin]).thinnestWallMm).toBeCloseTo(0.4, 9);
  });

  it.each<readonly [string, Triangles]>([
    ['plate', cuboid(20, 15, 0.4)],
    ['torus', torus(10, 2)],
    ['tube', tube(10, 9, 5)],
  ])('is none on a plain %s', (_, triangles) => {
    expect(thicknessOf(triangles).smallestDetailMm).toBeNull();
  });
});

describe('the work it takes', () => {
  it('is bounded, and done in steps that tell growing shares', () => {
    const analysed = lastOf(analyseSurface(surfaceOf(torus(10, 2, 200, 100))));
    const shares = [...measureThickness(analysed)];
    expect(shares.length).toBeGreaterThan(40);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    const thickness = lastOf(measureThickness(analysed));
    expect(thickness?.samples).toBeLessThanOrEqual(20_010);
    expect(thickness?.thinnest.length).toBeLessThanOrEqual(800);
  });

  it('is bounded when lines meet very many facets', () => {
    const stack = Array.from({ length: 2000 }, (_, at) => moved(cuboid(10, 10, 0.01), [0, 0, at * 0.02])).flat();
    expect(thicknessOf(stack).samples).toBeLessThanOrEqual(20_010);
  });

  it('gives the same every time', () => {
    expect(thicknessOf(torus(10, 2))).toEqual(thicknessOf(torus(10, 2)));
  });
});
