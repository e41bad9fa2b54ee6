import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { modelProblemCodes } from '@alexandrite/contracts/events';
import { measureSurface } from '../domain/geometry/analyse-surface.ts';
import { scaleMeasurement, type Measurement } from '../domain/geometry/measurement.ts';
import {
  cuboid,
  flipped,
  flippedAt,
  moved,
  rotated,
  scaled,
  sphere,
  torus,
  type Triangles,
} from '../domain/geometry/test/shapes.ts';
import type { SurfaceLimits } from '../domain/geometry/surface/surface-builder.ts';
import { anyDamage, damaged } from './test/damage.ts';
import { glbFile, gltfDocument, gltfFile } from './test/gltf-files.ts';
import { objFile } from './test/obj-files.ts';
import { plyFile } from './test/ply-files.ts';
import { asciiStlFile, binaryStlFile, measured, readFile, textBytes, type Reading } from './test/stl-files.ts';
import { archiveOf, meshXml, modelXml, objectXml, threeMfFile } from './test/three-mf-files.ts';

const hollow: Triangles = [...cuboid(10), ...flipped(moved(sphere(3, 8, 6), [5, 5, 5]))];
const touching: Triangles = [...cuboid(), ...moved(cuboid(), [1, 1, 0]), ...moved(cuboid(), [1, 0, 0])];
const pieces = [torus(10, 2, 12, 8), flippedAt(torus(8, 1, 9, 7), 3, 4, 5), hollow, touching];

/** Valid files of every format; archives also with their text damaged before it is packed. */
const writers: Readonly<Record<string, (piece: Triangles) => Uint8Array>> = {
  'binary STL': (piece) => binaryStlFile(piece),
  'ASCII STL': (piece) => textBytes(asciiStlFile(piece)),
  OBJ: (piece) => textBytes(objFile(piece)),
  'ASCII PLY': (piece) => plyFile(piece, 'ascii'),
  'binary PLY': (piece) => plyFile(piece, 'binary_big_endian'),
  glTF: (piece) => textBytes(gltfFile(gltfDocument(piece).document, gltfDocument(piece).buffer)),
  GLB: (piece) => glbFile(gltfDocument(piece).document, gltfDocument(piece).buffer),
  '3MF': threeMfFile,
};
const limits: SurfaceLimits = { maxTriangles: 50_000, maxBytes: 50_000_000 };

/** Real models, laid beside a checkout of the repository; large ones would take long to damage. */
const folder = path.resolve(import.meta.dirname, '../../../../../shared/meshes');
const largest = 250_000;
const realFiles = [folder, path.join(folder, 'edge')]
  .filter((one) => existsSync(one))
  .flatMap((one) => readdirSync(one, { withFileTypes: true }).map((entry) => path.join(one, entry.name)))
  .filter((file) => /\.(?:stl|obj|ply|glb|gltf|3mf)$/i.test(file) && statSync(file).size <= largest);
if (realFiles.length === 0) process.stderr.write(`skipped: there are no sample meshes at ${folder}\n`);
const itIfPresent = realFiles.length > 0 ? it : it.skip;

/** What must be true of any measurement, whatever the file. */
function expectSound(measurement: Measurement): void {
  const { min, max } = measurement.boundingBoxMm;
  const figures = [measurement.volumeMm3, measurement.areaMm2, min.x, min.y, min.z, max.x, max.y, max.z];
  expect(figures.every(Number.isFinite)).toBe(true);
  expect(measurement.volumeMm3).toBeGreaterThanOrEqual(0);
  const isBlocked = measurement.problems.some(({ severity }) => severity === 'BLOCKS');
  expect(measurement.volumeMm3 > 0 || isBlocked).toBe(true);
  expect(measurement.openEdgeCount === 0 || isBlocked).toBe(true);
}

/** Reads and measures a file; whether it could be read. It must be sound, or refused with a code that is known. */
function expectMeasuredOrRefused(file: Uint8Array, reading: Reading): boolean {
  const read = readFile(file, { limits, ...reading });
  if ('code' in read) {
    expect(modelProblemCodes).toContain(read.code);
    return false;
  }
  const measurement = measureSurface(read);
  for (const unit of ['MM', 'CM', 'INCH'] as const) expectSound(scaleMeasurement(measurement, unit));
  return true;
}

/** Tries many, and stops in time. */
const bounded = { numRuns: 250, interruptAfterTimeLimit: 10_000 };
const anyPieceLength = fc.integer({ min: 1, max: 3000 });

describe('any file', () => {
  it.each(Object.entries(writers))(
    'is measured soundly or refused with a known code, however it was damaged: %s',
    (_, write) => {
      const files = pieces.map(write);
      let measuredFiles = 0;
      fc.assert(
        fc.property(fc.constantFrom(...files), anyDamage, anyPieceLength, (file, damages, pieceLength) => {
          if (expectMeasuredOrRefused(damaged(file, damages), { pieceLength })) measuredFiles++;
        }),
        bounded,
      );
      // Were all refused, nothing would have been tried.
      expect(measuredFiles).toBeGreaterThan(10);
    },
  );

  it('is measured soundly or refused when what was damaged is the text in an archive', () => {
    const texts = pieces.map((piece) =>
      textBytes(modelXml(objectXml(1, meshXml(piece)), '<item objectid="1" transform="1 0 0 0 1 0 0 0 1 0 0 0"/>')),
    );
    let measuredFiles = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), anyDamage, (text, damages) => {
        const file = archiveOf({ '3D/3dmodel.model': damaged(text, damages) });
        if (expectMeasuredOrRefused(file, { fileName: 'ring.3mf' })) measuredFiles++;
      }),
      bounded,
    );
    expect(measuredFiles).toBeGreaterThan(10);
  });

  itIfPresent('from the world outside is measured soundly or refused, however it was damaged', () => {
    const files = realFiles.map((file) => ({ fileName: path.basename(file), bytes: readFileSync(file) }));
    fc.assert(
      fc.property(fc.constantFrom(...files), anyDamage, ({ fileName, bytes }, damages) => {
        expectMeasuredOrRefused(damaged(bytes, damages), { fileName, pieceLength: 65_536 });
      }),
      bounded,
    );
  });

  it('of triangles between a few points, which meet in every way, is measured soundly', () => {
    const point = fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 1 }),
    );
    const triangle = fc.tuple(point, point, point).map((points) => points.flat());
    fc.assert(
      fc.property(fc.array(triangle, { minLength: 1, maxLength: 40 }), (triangles) => expectSound(measured(triangles))),
      { numRuns: 1000 },
    );
  });

  it('of random bytes is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom('a.stl', 'a.obj', 'a'), (bytes, fileName) => {
        expect(readFile(bytes, { fileName })).toHaveProperty('code');
      }),
    );
  });
});

describe('a measurement', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  const offset = fc.double({ min: -1000, max: 1000, noNaN: true });
  const axis = fc.constantFrom([1, 0, 0] as const, [0, 1, 0] as const, [0.3, -0.5, 0.8] as const, [1, 1, 1] as const);

  it('is the same however the piece is turned and moved', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pieces), axis, angle, fc.tuple(offset, offset, offset), (piece, about, by, to) => {
        const before = measured(piece);
        const after = measured(moved(rotated(piece, about, by), to));
        expect(after.volumeMm3 / before.volumeMm3).toBeCloseTo(1, 7);
        expect(after.areaMm2 / before.areaMm2).toBeCloseTo(1, 7);
        expect(after).toMatchObject({ bodies: before.bodies, cavities: before.cavities, openEdgeCount: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in whatever order the facets stand', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pieces), fc.infiniteStream(fc.nat()), (piece, numbers) => {
        const shuffled = piece
          .map((triangle) => ({ triangle, place: Number(numbers.next().value) }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ triangle }) => triangle);
        const { volumeMm3, ...others } = measured(shuffled);
        // Where walls are sampled and which places are told first goes by the order of facets.
        const { volumeMm3: expected, areaMm2, problems, thickness, ...rest } = measured(piece);
        expect(volumeMm3 / expected).toBeCloseTo(1, 12);
        expect(others).toMatchObject({ ...rest, areaMm2: expect.closeTo(areaMm2, 9) as number });
        expect(others.problems.map(({ code, params }) => ({ code, params }))).toEqual(
          problems.map(({ code, params }) => ({ code, params })),
        );
        expect(others.thickness === null).toBe(thickness === null);
      }),
      { numRuns: 40 },
    );
  });

  it('grows with the unit: lengths by the factor, areas by its square, volumes by its cube', () => {
    const cube = measured(cuboid(2));
    expect(scaleMeasurement(cube, 'CM')).toMatchObject({
      volumeMm3: 8000,
      areaMm2: 2400,
      boundingBoxMm: { max: { x: 20 } },
    });
    expect(scaleMeasurement(cube, 'INCH').volumeMm3).toBeCloseTo(50.8 ** 3, 8);
    expect(scaleMeasurement(measured(scaled(cuboid(2), 10)), 'MM').volumeMm3).toBe(8000);
  });

  it('warns of a size that is implausible for jewellery, and names the unit that would make sense', () => {
    const problemsOf = (size: number, unit: 'MM' | 'CM' | 'INCH') =>
      scaleMeasurement(measured(cuboid(size)), unit).problems;
    expect(problemsOf(20, 'MM')).toEqual([]);
    expect(problemsOf(2, 'MM')).toMatchObject([
      { code: 'IMPLAUSIBLE_SIZE', severity: 'WARNS', params: { largestMm: 2, likelyUnit: 'CM' } },
    ]);
    expect(problemsOf(0.8, 'MM')).toMatchObject([{ params: { likelyUnit: 'INCH' } }]);
    expect(problemsOf(35, 'CM')).toMatchObject([{ params: { largestMm: 350, likelyUnit: 'MM' } }]);
    expect(problemsOf(1e6, 'MM')).toMatchObject([{ params: { likelyUnit: '' } }]);
  });

  it('forgets the warning of another unit when it is scaled', () => {
    const inMillimetres = scaleMeasurement(measured(cuboid(2)), 'MM');
    expect(scaleMeasurement(inMillimetres, 'CM').problems).toEqual([]);
  });
});
