import { measured } from '../../formats/test/stl-files.ts';
import {
  cuboid,
  cutBar,
  flipped,
  frame,
  moved,
  rotated,
  sphere,
  torus,
  torusVolume,
  type Triangles,
} from './test/shapes.ts';

/** Turned so that nothing is aligned to an axis, as models are. */
const askew = (triangles: Triangles): Triangles => rotated(triangles, [1, 2, 3], 0.7);
const centred = (x: number, y: number, z: number): Triangles => moved(cuboid(x, y, z), [-x / 2, -y / 2, -z / 2]);
const hollow = (outer: number, inner: number): Triangles => [...sphere(outer), ...flipped(sphere(inner))];
const volumeOf = (triangles: Triangles): number => measured(triangles).volumeMm3;

const openFrame = frame(20, 12, 4);
const frameVolume = (20 ** 2 - 12 ** 2) * 4;

describe('a bar across a frame', () => {
  const bar = moved(centred(16, 2, 2), [0, 0, 2]);
  const barVolume = 16 * 2 * 2;

  it.each([
    ['as it was drawn', openFrame, bar],
    ['turned in space', askew(openFrame), askew(bar)],
    ['of many facets', openFrame, moved(cutBar(16, 2, 16), [0, 0, 2])],
    ['of many facets, turned in space', askew(openFrame), askew(moved(cutBar(16, 2, 16), [0, 0, 2]))],
    ['wound inward', openFrame, flipped(bar)],
    ['first in the file', bar, openFrame],
    ['from corner to corner', openFrame, rotated(bar, [0, 0, 1], Math.PI / 4)],
    ['broader than the frame is high would be, and flat', openFrame, moved(centred(16, 6, 0.2), [0, 0, 2])],
  ])('is metal and no cavity, though its ends lie in the frame: %s', (_, one, other) => {
    const piece = measured([...one, ...other]);
    expect(piece).toMatchObject({ bodies: 2, cavities: 0 });
    expect(piece.volumeMm3).toBeCloseTo(volumeOf(one) + volumeOf(other), 6);
  });

  it('is told to overlap, so that a person looks', () => {
    const piece = measured([...openFrame, ...bar]);
    expect(piece).toMatchObject({ overlappingBodies: 1, volumeMm3: frameVolume + barVolume });
    expect(piece.problems).toMatchObject([{ code: 'OVERLAPPING_BODIES', severity: 'WARNS' }]);
  });

  it('through a round ring is metal too', () => {
    const ring = torus(10, 2);
    const piece = measured([...ring, ...centred(21, 1, 1)]);
    expect(piece).toMatchObject({ bodies: 2, cavities: 0 });
    expect(piece.volumeMm3).toBeCloseTo(torusVolume(10, 2) + 21, 6);
  });

  it('that only touches the frame from within its opening is a body of its own', () => {
    const piece = measured([...openFrame, ...moved(centred(12, 2, 2), [0, 0, 2])]);
    expect(piece).toMatchObject({ cavities: 0, overlappingBodies: 0, volumeMm3: frameVolume + 48 });
  });

  it('is found where the frame is pierced by what is finer than the bar', () => {
    // The walls of the hole run through the faces of the plate: no edge of the plate meets them.
    const block = moved(frame(20, 1, 20), [0, 0, -10]);
    const piece = measured([...block, ...centred(16, 16, 0.5)]);
    expect(piece).toMatchObject({ cavities: 0, overlappingBodies: 1 });
  });
});

describe('a body of which nothing lies outside of another', () => {
  it.each([
    ['round in round', hollow(10, 8), 1],
    ['askew in a block', [...centred(20, 20, 20), ...flipped(askew(centred(8, 8, 8)))], 1],
    ['in one leg of a frame', [...openFrame, ...flipped(moved(cuboid(10, 2, 2), [-5, -9, 1]))], 1],
    ['all around a ring', [...torus(10, 3), ...flipped(torus(10, 2))], 1],
    ['flush with a side from within', [...cuboid(10), ...flipped(moved(cuboid(4), [0, 3, 3]))], 1],
    ['flush with an edge from within', [...cuboid(10), ...flipped(moved(cuboid(4), [0, 0, 3]))], 1],
    ['touching a side with a corner', [...centred(10, 10, 10), ...flipped(cornerTouching())], 1],
  ])('is a cavity: %s', (_, piece, cavities) => {
    expect(measured(piece)).toMatchObject({ bodies: 2, cavities, overlappingBodies: 0 });
  });

  it.each([1, 1e-3, 1e3])('nests three levels deep, in any unit: %d', (unit) => {
    const levels = [9, 7, 5, 3].flatMap((radius, level) => {
      const ball = sphere(radius * unit);
      return level % 2 === 0 ? ball : flipped(ball);
    });
    expect(measured(levels)).toMatchObject({ bodies: 4, cavities: 2, overlappingBodies: 0, repairedFacetCount: 0 });
  });

  it('and a bar across its hollow are told apart', () => {
    const piece = measured([...hollow(10, 8), ...centred(17, 1, 1)]);
    expect(piece).toMatchObject({ bodies: 3, cavities: 1 });
    expect(piece.volumeMm3).toBeCloseTo(volumeOf(hollow(10, 8)) + 17, 6);
  });
});

/** A cube on its corner, which stands on the face z = -5. */
function cornerTouching(): Triangles {
  const cube = rotated(rotated(centred(2, 2, 2), [1, 0, 0], Math.PI / 4), [0, 1, 0], Math.atan(1 / Math.SQRT2));
  const lowest = Math.min(...cube.flatMap((corners) => corners.filter((_, at) => at % 3 === 2)));
  return moved(cube, [0, 0, -5 - lowest]);
}
