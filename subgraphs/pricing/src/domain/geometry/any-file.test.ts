import fc from 'fast-check';
import { modelProblemCodes } from '@alexandrite/contracts/events';
import { measureSurface } from './analyse-surface.ts';
import { scaleMeasurement, type Measurement } from './measurement.ts';
import { cuboid, flipped, flippedAt, moved, rotated, scaled, sphere, torus, type Triangles } from './test/shapes.ts';
import { asciiStlFile, binaryStlFile, measured, readFile, textBytes } from './test/stl-files.ts';

const hollow: Triangles = [...cuboid(10), ...flipped(moved(sphere(3, 8, 6), [5, 5, 5]))];
const touching: Triangles = [...cuboid(), ...moved(cuboid(), [1, 1, 0]), ...moved(cuboid(), [1, 0, 0])];
const pieces = [torus(10, 2, 12, 8), flippedAt(torus(8, 1, 9, 7), 3, 4, 5), hollow, touching];
const files = pieces.flatMap((piece) => [binaryStlFile(piece), textBytes(asciiStlFile(piece))]);

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

const mutation = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('set', 'cut', 'insert', 'repeat' as const),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});

function mutated(file: Uint8Array, mutations: readonly { at: number; kind: string; bytes: Uint8Array }[]): Uint8Array {
  return mutations.reduce((bytes, { at, kind, bytes: change }) => {
    const place = at % (bytes.length + 1);
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    if (kind === 'cut') return Uint8Array.from([...before, ...after.subarray(change.length)]);
    if (kind === 'insert') return Uint8Array.from([...before, ...change, ...after]);
    if (kind === 'repeat') return Uint8Array.from([...before, ...after.subarray(0, 200), ...after]);
    return Uint8Array.from([...before, ...change.subarray(0, after.length), ...after.subarray(change.length)]);
  }, file);
}

describe('any file', () => {
  it('is measured soundly or refused with a known code, however it was damaged', () => {
    let measuredFiles = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(mutation, { maxLength: 6 }),
        fc.integer({ min: 1, max: 3000 }),
        (file, mutations, pieceLength) => {
          const read = readFile(mutated(file, mutations), { pieceLength });
          if ('code' in read) {
            expect(modelProblemCodes).toContain(read.code);
            return;
          }
          measuredFiles++;
          const measurement = measureSurface(read);
          for (const unit of ['MM', 'CM', 'INCH'] as const) expectSound(scaleMeasurement(measurement, unit));
        },
      ),
      { numRuns: 400 },
    );
    // Were all refused, nothing would have been tried.
    expect(measuredFiles).toBeGreaterThan(20);
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
        const { volumeMm3: expected, areaMm2, ...rest } = measured(piece);
        expect(volumeMm3 / expected).toBeCloseTo(1, 12);
        expect(others).toMatchObject({ ...rest, areaMm2: expect.closeTo(areaMm2, 9) as number });
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
