import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import { measureModel } from './measure-model.ts';

/** Real models, laid beside a checkout of the repository; they are not part of it. */
const folder = path.resolve(import.meta.dirname, '../../../../../shared/meshes');
const present = existsSync(folder);
if (!present) process.stderr.write(`skipped: there are no sample meshes at ${folder}\n`);
const describeIfPresent = present ? describe : describe.skip;

async function measureSample(name: string): Promise<MeasuringResult> {
  const file = path.join(folder, name);
  return measureModel({
    fileName: path.basename(name),
    byteLength: statSync(file).size,
    bytes: createReadStream(file),
  });
}

async function measurementOf(name: string) {
  const result = await measureSample(name);
  if (!result.ok) throw new Error(`${name}: ${result.problem.code}`);
  return result.measurement;
}

/** What an independent program (trimesh, checked with admesh) measured, a row for each file. */
const expected = present ? readFileSync(path.join(folder, 'expected.csv'), 'utf8').trim().split('\n').slice(1) : [''];
const units: Readonly<Record<string, string | null>> = { mm: 'MM', m: 'M', '?': null };

describeIfPresent('every real model', () => {
  it.each(expected.map((row) => row.split(',')))('comes out as other programs measure it: %s', async (...row) => {
    const [name = '', , unit = '', triangles, volume, area, ...others] = row;
    const box = others.slice(0, 6).map(Number);
    const isWatertight = others[6] === 'yes';
    const { boundingBoxMm, ...measurement } = await measurementOf(name);
    const { min, max } = boundingBoxMm;
    const diagonal = Math.hypot(...[0, 1, 2].map((axis) => (box[axis + 3] ?? 0) - (box[axis] ?? 0)));
    [min.x, min.y, min.z, max.x, max.y, max.z].forEach((value, at) => {
      expect(Math.abs(value - (box[at] ?? NaN)) / diagonal).toBeLessThan(1e-6);
    });
    expect(measurement.areaMm2 / Number(area)).toBeCloseTo(1, 7);
    if (isWatertight || name === 'shared.STL') expect(measurement.volumeMm3 / Number(volume)).toBeCloseTo(1, 6);
    expect(measurement.triangleCount + measurement.droppedFacetCount).toBe(Number(triangles));
    expect(measurement.watertight).toBe(isWatertight);
    if (!/\.stl$/i.test(name)) expect(measurement.fileUnit).toBe(units[unit]);
  });
});

describeIfPresent('real models', () => {
  // Measured independently with trimesh and admesh.
  it.each([
    { name: 'ring-b6007d2.stl', triangles: 1056, volume: 180.268052296, area: 560.604134728, repaired: 0, bodies: 1 },
    { name: 'ring.stl', triangles: 3806, volume: 181.915124512, area: 550.751380923, repaired: 29, bodies: 1 },
    { name: 'unit_cube.STL', triangles: 12, volume: 1, area: 6, repaired: 0, bodies: 1 },
    { name: 'two_objects_mixed_case_names.stl', triangles: 24, volume: 2, area: 12, repaired: 0, bodies: 2 },
  ])(
    'that are closed come out as other programs measure them: $name',
    async ({ name, triangles, volume, area, repaired, bodies }) => {
      const measurement = await measurementOf(name);
      expect(measurement.volumeMm3 / volume).toBeCloseTo(1, 8);
      expect(measurement.areaMm2 / area).toBeCloseTo(1, 8);
      expect(measurement).toMatchObject({
        triangleCount: triangles,
        watertight: true,
        repairedFacetCount: repaired,
        bodies,
      });
    },
  );

  it('have their bounding box found', async () => {
    const { min, max } = (await measurementOf('ring.stl')).boundingBoxMm;
    const found = [min.x, min.y, min.z, max.x, max.y, max.z];
    [-11.420196533, -11.392991066, -1.776597857, 16.334592819, 11.411042213, 1.776597857].forEach((value, at) => {
      expect(found[at]).toBeCloseTo(value, 6);
    });
  });

  it('of two cubes that share an edge have both their volumes, and warn', async () => {
    const cubes = await measurementOf('shared.STL');
    expect(cubes.volumeMm3).toBeCloseTo(2, 9);
    expect(cubes).toMatchObject({
      watertight: false,
      openEdgeCount: 0,
      problems: [{ code: 'NON_MANIFOLD_EDGES', severity: 'WARNS' }],
    });
  });

  it('that are open are told so, and block', async () => {
    const teapot = await measurementOf('teapot.stl');
    expect(teapot.areaMm2).toBeCloseTo(4941.36955605, 5);
    expect(teapot).toMatchObject({
      triangleCount: 894,
      watertight: false,
      thickness: null,
    });
    const [open] = teapot.problems;
    expect(open).toMatchObject({ code: 'OPEN_SURFACE', severity: 'BLOCKS', place: { points: [], incomplete: false } });
    expect(open?.place?.segments).toHaveLength(teapot.openEdgeCount * 6);
  });

  it('have their thinnest wall found: the prong of a ring', async () => {
    const { thickness } = await measurementOf('ring.stl');
    expect(thickness?.thinnestWallMm).toBeGreaterThan(0.6);
    expect(thickness?.thinnestWallMm).toBeLessThan(0.65);
  });
});

describeIfPresent('real files with defects', () => {
  it.each([
    ['empty.stl', 'NO_TRIANGLES'],
    ['points.ply', 'NO_TRIANGLES'],
    ['RecursiveNodes.gltf', 'NODE_CYCLE'],
    ['d01_truncated.stl', 'TRUNCATED'],
    ['d04_nan_vertex.stl', 'NON_FINITE_COORDINATE'],
    ['d42_glb_cut.glb', 'TRUNCATED'],
    ['d54_3mf_not_zip.3mf', 'TRUNCATED'],
    ['d60_obj_index_oob.obj', 'MALFORMED'],
    ['d80_html_named_stl.stl', 'UNKNOWN_FORMAT'],
  ])('are refused for what they are: %s', async (name, code) => {
    expect(await measureSample(`edge/${name}`)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ['d07_one_flipped.stl', 1],
    ['d24_ascii_bom.stl', 0],
    ['d26_ascii_no_endsolid.stl', 0],
    ['cube_binary_starts_with_nl.ply', 0],
  ])('are measured where they can be mended: %s', async (name, repairedFacetCount) => {
    const cube = await measurementOf(`edge/${name}`);
    expect(cube.volumeMm3).toBeCloseTo(1, 12);
    expect(cube).toMatchObject({ areaMm2: 6, watertight: true, repairedFacetCount });
  });
});
