import { asciiStlFile, binaryStlFile } from '../formats/test/stl-files.ts';
import { moved, rotated, scaled, torus, torusVolume, withoutAt } from '../domain/geometry/test/shapes.ts';
import type { KnownShape, Shape } from '../domain/geometry/shape/shape.ts';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import { measureModel, type ModelToMeasure } from './measure-model.ts';
import { usualMeasuringLimits } from './measuring-limits.ts';

const ring = torus(10, 2);
const ringFile = binaryStlFile(ring);

async function* piecesOf(bytes: Uint8Array, pieceLength = 5000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

const measure = (bytes: Uint8Array, changes: Partial<ModelToMeasure> = {}): Promise<MeasuringResult> =>
  measureModel({ fileName: 'ring.stl', byteLength: bytes.length, bytes: piecesOf(bytes), ...changes });

const limits = (changes: Partial<typeof usualMeasuringLimits>) => ({ ...usualMeasuringLimits, ...changes });

/** A clock that goes on by so many milliseconds each time it is looked at. */
function clock(step: number): () => number {
  let time = 0;
  return () => (time += step);
}

describe('measuring a model', () => {
  it('gives its measurement', async () => {
    const result = await measure(ringFile);
    expect(result).toMatchObject({ ok: true, measurement: { triangleCount: 2304, watertight: true, problems: [] } });
    expect(result.ok && result.measurement.volumeMm3 / torusVolume(10, 2)).toBeCloseTo(1, 6);
  });

  it('gives a measurement with its problems when the model can be read but not priced', async () => {
    const result = await measure(binaryStlFile(withoutAt(ring, 0)));
    expect(result).toMatchObject({
      ok: true,
      measurement: { problems: [{ code: 'OPEN_SURFACE', severity: 'BLOCKS' }] },
    });
  });

  it('gives the refusal when the file cannot be read', async () => {
    expect(await measure(ringFile.subarray(0, 700))).toMatchObject({ ok: false, problem: { code: 'TRUNCATED' } });
    expect(await measure(new Uint8Array(0))).toMatchObject({ ok: false, problem: { code: 'EMPTY_FILE' } });
    const cut = await measure(ringFile.subarray(0, 700), { byteLength: ringFile.length });
    expect(cut).toMatchObject({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE' } });
  });

  it('reports its progress, growing, to the end', async () => {
    const reports: number[] = [];
    await measure(ringFile, { bytes: piecesOf(ringFile, 100), onProgress: (fraction) => reports.push(fraction) });
    expect(reports).toEqual(reports.toSorted((a, b) => a - b));
    expect(reports.length).toBeGreaterThan(40);
    expect(reports.length).toBeLessThanOrEqual(101);
    expect(reports.at(-1)).toBe(1);
  });

  it('refuses a file larger than it may be before reading it, and one that grows beyond it while it is read', async () => {
    const small = { limits: limits({ maxFileBytes: 10_000 }) };
    expect(await measure(ringFile, small)).toMatchObject({ ok: false, problem: { code: 'FILE_TOO_LARGE' } });
    const growing = await measure(ringFile, { ...small, byteLength: 10_000 - 16 });
    expect(growing.ok).toBe(false);
  });

  it('refuses a model that takes too much memory or too many triangles', async () => {
    const memory = await measure(ringFile, { limits: limits({ maxSurfaceBytes: 1000 }) });
    expect(memory).toMatchObject({ ok: false, problem: { code: 'TOO_COMPLEX', params: { reason: 'MEMORY' } } });
    const triangles = await measure(ringFile, { limits: limits({ maxTriangles: 2303 }) });
    expect(triangles).toMatchObject({ ok: false, problem: { code: 'TOO_MANY_TRIANGLES' } });
  });

  it('refuses a model that takes too long to read or to measure', async () => {
    const slow = { limits: limits({ maxMilliseconds: 1000 }) };
    const reading = await measure(ringFile, { ...slow, now: clock(600) });
    expect(reading).toMatchObject({ ok: false, problem: { code: 'TOO_COMPLEX', params: { reason: 'TIME' } } });
    const onePiece = piecesOf(ringFile, ringFile.length);
    const measuring = await measure(ringFile, { ...slow, bytes: onePiece, now: clock(200) });
    expect(measuring).toMatchObject({ ok: false, problem: { code: 'TOO_COMPLEX', params: { reason: 'TIME' } } });
  });

  it('does not count the time that it waits for bytes', async () => {
    let time = 0;
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for await (const piece of piecesOf(ringFile)) {
        time += 100_000;
        yield piece;
      }
    }
    expect(await measure(ringFile, { bytes: slowly(), now: () => time })).toMatchObject({ ok: true });
  });

  it('lets other work run while it computes', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 0);
    await measure(ringFile, { bytes: piecesOf(ringFile, 200), now: clock(10) });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(0);
  });

  it('gives its thickness, its shape and a preview', async () => {
    const result = await measure(ringFile);
    expect(result).toMatchObject({ ok: true, format: 'STL', reused: false, measurement: { fileUnit: null } });
    expect(result.ok && result.measurement.thickness?.thinnestWallMm).toBeCloseTo(3.95, 1);
    expect(result.ok && result.shape?.key).toMatch(/^2304-1152-/);
    expect(result.ok && new TextDecoder().decode(result.preview?.subarray(0, 4))).toBe('glTF');
  });

  it('gives no thickness where there is no inside, but a preview to show the gap on', async () => {
    const result = await measure(binaryStlFile(withoutAt(ring, 0)));
    expect(result).toMatchObject({ ok: true, measurement: { thickness: null } });
    expect(result.ok && result.preview).not.toBeNull();
  });

  it('leaves thickness, shape and preview out when only the analysis is wanted', async () => {
    const result = await measure(ringFile, { depth: 'ANALYSIS' });
    expect(result).toMatchObject({
      ok: true,
      preview: null,
      shape: null,
      measurement: { watertight: true, thickness: null },
    });
  });

  it('passes on that the bytes cannot be had: no fault of the model', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* piecesOf(ringFile.subarray(0, 5000));
      throw new Error('storage is down');
    }
    await expect(measure(ringFile, { bytes: broken() })).rejects.toThrow('storage is down');
  });

  it('reads ASCII in pieces that break words', async () => {
    const text = new TextEncoder().encode(asciiStlFile(ring));
    const result = await measure(text, { bytes: piecesOf(text, 13) });
    expect(result).toMatchObject({ ok: true, measurement: { triangleCount: 2304, watertight: true } });
  });
});

describe('a model of a shape that is known', () => {
  async function known(): Promise<KnownShape> {
    const result = await measure(ringFile);
    if (!result.ok || !result.shape) throw new Error('not measured');
    // Marked, to be told from a measurement made anew.
    return { shape: result.shape, measurement: { ...result.measurement, droppedFacetCount: 7 } };
  }
  const pose = binaryStlFile(moved(scaled(rotated(ring, [1, 2, 3], 1), 0.5), [3, 4, 5]));

  it('has its measurement carried over, whatever its rotation, position and unit', async () => {
    const asked: Shape[] = [];
    const knownShape = await known();
    const result = await measure(pose, {
      findAlike: async (shape) => {
        asked.push(shape);
        return [knownShape];
      },
    });
    expect(asked.map(({ key }) => key)).toEqual([knownShape.shape.key]);
    expect(result).toMatchObject({ ok: true, reused: true, measurement: { droppedFacetCount: 7 } });
    expect(result.ok && result.measurement.volumeMm3 / (torusVolume(10, 2) / 8)).toBeCloseTo(1, 5);
    expect(result.ok && result.preview).not.toBeNull();
  });

  it('is measured anew when the known ones are others after all', async () => {
    const { shape, measurement } = await known();
    const other = { shape: { ...shape, vertices: shape.vertices.map((value, at) => value * (at % 7)) }, measurement };
    const result = await measure(pose, { findAlike: async () => [other] });
    expect(result).toMatchObject({ ok: true, reused: false, measurement: { droppedFacetCount: 0 } });
  });
});
