import { measured, surfaceOf } from '../../formats/test/stl-files.ts';
import {
  cuboid,
  flipped,
  flippedAt,
  moebiusStrip,
  moved,
  rotated,
  scaled,
  sphere,
  torus,
  torusVolume,
  withoutAt,
  type Triangles,
} from './test/shapes.ts';
import { analyseSurface } from './analyse-surface.ts';

const codesOf = (triangles: Triangles): readonly string[] =>
  measured(triangles).problems.map(({ code, severity }) => `${code} ${severity}`);

describe('a closed surface', () => {
  it('has the figures of a cuboid', () => {
    expect(measured(cuboid(2, 3, 4))).toEqual({
      triangleCount: 12,
      volumeMm3: 24,
      areaMm2: 52,
      boundingBoxMm: { min: { x: 0, y: 0, z: 0 }, max: { x: 2, y: 3, z: 4 } },
      watertight: true,
      bodies: 1,
      cavities: 0,
      overlappingBodies: 0,
      openEdgeCount: 0,
      nonManifoldEdgeCount: 0,
      repairedFacetCount: 0,
      droppedFacetCount: 0,
      fileUnit: null,
      thickness: null,
      problems: [],
    });
  });

  it('has the volume of a torus, where facets face the middle too', () => {
    expect(measured(torus(10, 2)).volumeMm3).toBeCloseTo(torusVolume(10, 2), 9);
    expect(measured(torus(10, 2)).problems).toEqual([]);
  });

  it('has a volume and an area that approach those of a sphere', () => {
    const fine = measured(sphere(5, 256, 128));
    expect(fine.volumeMm3 / ((4 / 3) * Math.PI * 125)).toBeCloseTo(1, 3);
    expect(fine.areaMm2 / (4 * Math.PI * 25)).toBeCloseTo(1, 3);
    expect(fine.watertight).toBe(true);
  });

  it('has the same volume a thousand kilometres away', () => {
    // Coordinates that a double holds exactly there: nothing but the sum can go wrong.
    const far = measured(moved(cuboid(0.5), [1e9, -1e9, 1e9]));
    expect(far.volumeMm3).toBe(0.125);
    expect(far.areaMm2).toBe(1.5);
  });

  it('keeps a small part beside a large one exact', () => {
    const alone = measured(cuboid(1 / 1024)).volumeMm3;
    const both = measured([...moved(cuboid(1 / 1024), [4096, 4096, 4096]), ...cuboid(1)]);
    expect(both.volumeMm3 - 1).toBeCloseTo(alone, 15);
    expect(both.bodies).toBe(2);
  });
});

describe('winding', () => {
  it('is made consistent where single facets are wound the wrong way', () => {
    const ring = measured(flippedAt(torus(10, 2), 3, 4, 5, 100, 2000));
    expect(ring.volumeMm3).toBeCloseTo(torusVolume(10, 2), 9);
    expect(ring.repairedFacetCount).toBe(5);
    expect(ring.problems).toMatchObject([
      { code: 'WINDING_REPAIRED', severity: 'NOTES', params: { facets: 5, cavities: 0 } },
    ]);
  });

  it('is turned outward where a whole body is inside out', () => {
    const cube = measured([...flipped(cuboid()), ...moved(cuboid(), [5, 0, 0])]);
    expect(cube.volumeMm3).toBe(2);
    expect(cube.repairedFacetCount).toBe(12);
  });

  it('does not depend on which facet comes first', () => {
    const cube = measured(flippedAt(cuboid(), 0));
    expect(cube).toMatchObject({ volumeMm3: 1, repairedFacetCount: 1 });
  });
});

describe('bodies', () => {
  it('are counted, wherever they stand in the file', () => {
    const one = cuboid();
    const other = moved(cuboid(), [5, 0, 0]);
    const mixed = one.flatMap((corners, at) => [corners, other[at] ?? []]);
    expect(measured(mixed)).toMatchObject({ bodies: 2, volumeMm3: 2, cavities: 0, problems: [] });
  });

  it('keep a cavity a cavity', () => {
    const hollow = measured([...sphere(10), ...flipped(sphere(8))]);
    const solid = measured(sphere(10)).volumeMm3 - measured(sphere(8)).volumeMm3;
    expect(hollow).toMatchObject({ bodies: 2, cavities: 1, watertight: true, repairedFacetCount: 0, problems: [] });
    expect(hollow.volumeMm3).toBeCloseTo(solid, 9);
  });

  it('take a solid within a solid for a cavity wound the wrong way, and say so', () => {
    const hollow = measured([...cuboid(10), ...moved(cuboid(4), [3, 3, 3])]);
    expect(hollow).toMatchObject({ volumeMm3: 1000 - 64, cavities: 1, repairedFacetCount: 12 });
    expect(hollow.problems).toMatchObject([{ code: 'WINDING_REPAIRED', severity: 'WARNS', params: { cavities: 1 } }]);
  });

  it('are right when all of a hollow piece is inside out', () => {
    const hollow = measured(flipped([...cuboid(10), ...flipped(moved(cuboid(4), [3, 3, 3]))]));
    expect(hollow).toMatchObject({ volumeMm3: 1000 - 64, cavities: 1, repairedFacetCount: 24 });
    expect(hollow.problems).toMatchObject([{ code: 'WINDING_REPAIRED', severity: 'NOTES' }]);
  });

  it('nest to any depth: a bead in a hollow in a block', () => {
    const nested = [...cuboid(10), ...flipped(moved(cuboid(6), [2, 2, 2])), ...moved(cuboid(2), [4, 4, 4])];
    expect(measured(nested)).toMatchObject({ volumeMm3: 1000 - 216 + 8, bodies: 3, cavities: 1, problems: [] });
  });

  it('are not taken for cavities when they pass through the hole of a ring', () => {
    const links = [...torus(10, 2), ...moved(rotated(torus(10, 2), [1, 0, 0], Math.PI / 2), [10, 0, 0])];
    expect(measured(links)).toMatchObject({ bodies: 2, cavities: 0, overlappingBodies: 0 });
    expect(measured(links).volumeMm3).toBeCloseTo(2 * torusVolume(10, 2), 8);
  });

  it('are not taken for cavities when they stick out, but told to overlap', () => {
    const prong = moved(cuboid(2, 2, 8), [4, 4, 5]);
    const piece = measured([...cuboid(10), ...prong]);
    expect(piece).toMatchObject({
      bodies: 2,
      cavities: 0,
      overlappingBodies: 1,
      volumeMm3: 1032,
      repairedFacetCount: 0,
      problems: [{ code: 'OVERLAPPING_BODIES', severity: 'WARNS', params: { bodies: 1 } }],
    });
  });

  it('may be many: a pavé of a thousand stones with a hollow each', () => {
    const stones = Array.from({ length: 1000 }, (_, at) => {
      const place = [(at % 10) * 3, (Math.trunc(at / 10) % 10) * 3, Math.trunc(at / 100) * 3] as const;
      return moved([...cuboid(2), ...flipped(moved(cuboid(1), [0.5, 0.5, 0.5]))], place);
    });
    expect(measured(stones.flat())).toMatchObject({ bodies: 2000, cavities: 1000, volumeMm3: 7000, problems: [] });
  });
});

describe('a surface that is not closed', () => {
  it('is told with the number of its open edges, and blocks', () => {
    const open = measured(withoutAt(cuboid(), 4));
    expect(open).toMatchObject({ watertight: false, openEdgeCount: 3, triangleCount: 11 });
    expect(open.problems).toMatchObject([{ code: 'OPEN_SURFACE', severity: 'BLOCKS', params: { openEdges: 3 } }]);
  });

  it('is open where three facets meet', () => {
    const fin = [0, 0, 0, 1, 0, 0, 0.5, -1, 0];
    expect(measured([...cuboid(), fin])).toMatchObject({
      openEdgeCount: 3,
      nonManifoldEdgeCount: 1,
      watertight: false,
    });
  });

  it('has no inside when it is a Möbius strip', () => {
    expect(codesOf(moebiusStrip())).toEqual(expect.arrayContaining(['OPEN_SURFACE BLOCKS', 'NO_VOLUME BLOCKS']));
  });

  it('has no volume when it is flat on itself', () => {
    const sheet = cuboid(10, 10, 0);
    expect(codesOf(sheet)).toContain('NO_VOLUME BLOCKS');
  });
});

describe('vertices that rounding has torn apart', () => {
  it('are joined', () => {
    // Each facet with corners of its own, up to 50 nm off: what six written digits leave of a ring.
    const torn = torus(10, 2).map((corners, facet) =>
      corners.map((value, at) => value + 5e-5 * Math.sin(facet * 12.9898 + at * 78.233)),
    );
    const ring = measured(torn);
    expect(ring).toMatchObject({ watertight: true, openEdgeCount: 0, bodies: 1, droppedFacetCount: 0 });
    expect(ring.volumeMm3 / torusVolume(10, 2)).toBeCloseTo(1, 4);
  });

  it('are joined far from zero too', () => {
    const torn = cuboid().map((corners, facet) => corners.map((value, at) => value + 1e8 + 1e-7 * ((facet + at) % 3)));
    expect(measured(torn)).toMatchObject({ watertight: true, bodies: 1 });
  });

  it('are left alone where the gap can be seen', () => {
    const gap = [...withoutAt(cuboid(), 0, 1), ...moved(cuboid().slice(0, 2), [0, 0, -0.01])];
    expect(measured(gap)).toMatchObject({ openEdgeCount: 8, watertight: false });
  });

  it('do not cost a closed surface its smallest details', () => {
    const details = [...cuboid(1000), ...moved(scaled(torus(10, 2), 1e-5), [2000, 0, 0])];
    expect(measured(details)).toMatchObject({ triangleCount: 12 + 2304, droppedFacetCount: 0, watertight: true });
  });
});

describe('facets that are none', () => {
  it('are dropped when two corners are the same', () => {
    const cube = measured([...cuboid(), [0, 0, 0, 0, 0, 0, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1]]);
    expect(cube).toMatchObject({ triangleCount: 12, droppedFacetCount: 2, watertight: true, volumeMm3: 1 });
    expect(cube.problems).toEqual([{ code: 'DEGENERATE_FACETS_DROPPED', severity: 'NOTES', params: { facets: 2 } }]);
  });

  it('are not counted when their corners lie on a line, but still close the seam between their neighbours', () => {
    // The side from (0,0,0) to (1,0,0) is split at its middle on one face only; a facet without area fills the seam.
    const [first, ...others] = cuboid();
    const split = [
      [0, 0, 0, 1, 1, 0, 0.5, 0, 0],
      [0.5, 0, 0, 1, 1, 0, 1, 0, 0],
    ];
    const seam = [0, 0, 0, 0.5, 0, 0, 1, 0, 0];
    const cube = measured([first ?? [], ...split, seam, ...others.slice(1)]);
    expect(cube).toMatchObject({ watertight: true, triangleCount: 13, droppedFacetCount: 1, volumeMm3: 1 });
  });

  it('are dropped when they repeat another', () => {
    const [first = [], second = []] = cuboid();
    const turned = [...second.slice(3), ...second.slice(0, 3)];
    expect(measured([...cuboid(), first, turned])).toMatchObject({
      volumeMm3: 1,
      triangleCount: 14,
      droppedFacetCount: 2,
      watertight: true,
    });
    expect(measured([...cuboid(), ...cuboid()])).toMatchObject({ volumeMm3: 1, droppedFacetCount: 12, bodies: 1 });
  });

  it('leave nothing when all are such', () => {
    const nothing = measured([[0, 0, 0, 0, 0, 0, 0, 0, 0]]);
    expect(nothing).toMatchObject({ triangleCount: 0, volumeMm3: 0, watertight: false });
    expect(nothing.problems.map(({ code }) => code)).toEqual(['NO_VOLUME', 'DEGENERATE_FACETS_DROPPED']);
  });
});

describe('bodies that touch', () => {
  it('stay two when they share an edge, and warn', () => {
    const cubes = measured([...cuboid(), ...moved(cuboid(), [1, 1, 0])]);
    expect(cubes).toMatchObject({ volumeMm3: 2, areaMm2: 12, bodies: 2, nonManifoldEdgeCount: 1, watertight: false });
    expect(cubes.problems).toMatchObject([{ code: 'NON_MANIFOLD_EDGES', severity: 'WARNS' }]);
  });

  it('are right when one of them is inside out', () => {
    const cubes = measured([...cuboid(), ...flipped(moved(cuboid(), [1, 1, 0]))]);
    expect(cubes).toMatchObject({ volumeMm3: 2, bodies: 2, repairedFacetCount: 12 });
  });

  it('stay two when they share a face', () => {
    const cubes = measured([...cuboid(), ...moved(cuboid(), [1, 0, 0])]);
    expect(cubes).toMatchObject({ volumeMm3: 2, bodies: 2, openEdgeCount: 0, overlappingBodies: 0 });
    expect(cubes.problems).toMatchObject([{ code: 'NON_MANIFOLD_EDGES', severity: 'WARNS' }]);
  });

  it('are two, and clean, when they share only a corner', () => {
    const cubes = measured([...cuboid(), ...moved(cuboid(), [1, 1, 1])]);
    expect(cubes).toMatchObject({ volumeMm3: 2, bodies: 2, watertight: true, problems: [] });
  });

  it('block when the facets at an edge cannot be paired', () => {
    // Two sheets that cross at an edge, all four running along it the same way.
    const leaf = (x: number, y: number): number[] => [0, 0, 0, 0, 0, 1, x, y, 0.5];
    const crossed = [leaf(1, 0), leaf(-1, 0), leaf(0, 1), leaf(0, -1)];
    expect(codesOf(crossed)).toContain('NON_MANIFOLD_EDGES BLOCKS');
  });
});

describe('the steps of an analysis', () => {
  it('tell growing shares of the work', () => {
    const shares = [...analyseSurface(surfaceOf([...cuboid(10), ...moved(cuboid(), [3, 3, 3])]))];
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThan(1);
  });
});
