import { createReadStream, existsSync, statSync } from 'node:fs';
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
      problems: [{ code: 'OPEN_SURFACE', severity: 'BLOCKS' }],
    });
  });
});

describeIfPresent('real files with defects', () => {
  it.each([
    ['empty.stl', 'NO_TRIANGLES'],
    ['d01_truncated.stl', 'TRUNCATED'],
    ['d04_nan_vertex.stl', 'NON_FINITE_COORDINATE'],
    ['d80_html_named_stl.stl', 'UNKNOWN_FORMAT'],
    ['points.ply', 'UNSUPPORTED_FORMAT'],
    ['RecursiveNodes.gltf', 'UNSUPPORTED_FORMAT'],
    ['d42_glb_cut.glb', 'UNSUPPORTED_FORMAT'],
    ['d60_obj_index_oob.obj', 'UNSUPPORTED_FORMAT'],
  ])('are refused for what they are: %s', async (name, code) => {
    expect(await measureSample(`edge/${name}`)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ['d07_one_flipped.stl', 1],
    ['d24_ascii_bom.stl', 0],
    ['d26_ascii_no_endsolid.stl', 0],
  ])('are measured where they can be mended: %s', async (name, repairedFacetCount) => {
    const cube = await measurementOf(`edge/${name}`);
    expect(cube).toMatchObject({ volumeMm3: 1, areaMm2: 6, watertight: true, repairedFacetCount });
  });
});
