import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cuboid, torus, torusVolume, withoutAt } from '../domain/geometry/test/shapes.ts';
import { asciiStlFile, binaryStlFile } from '../formats/test/stl-files.ts';
import { measureFiles } from './measure-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-measure-'));
  await Promise.all([
    writeFile(path.join(folder, 'cube.stl'), asciiStlFile(cuboid(2))),
    writeFile(path.join(folder, 'ring.stl'), binaryStlFile(torus(9, 1))),
    writeFile(path.join(folder, 'open.stl'), binaryStlFile(withoutAt(torus(9, 1), 5))),
    writeFile(path.join(folder, 'page.stl'), '<!doctype html><title>no ring</title>'),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...given: readonly string[]): Promise<{ code: number; answers: unknown[]; complaints: string[] }> {
  const answers: unknown[] = [];
  const complaints: string[] = [];
  const code = await measureFiles(
    given,
    { write: (line) => answers.push(JSON.parse(line)), complain: (text) => complaints.push(text) },
    folder,
  );
  return { code, answers, complaints };
}

describe('npm run measure', () => {
  it('writes a line for each file, in their order, those that cannot be measured included', async () => {
    const { code, answers } = await run('cube.stl', 'page.stl', 'nothing.stl', 'ring.stl', '.');
    expect(code).toBe(1);
    expect(answers).toMatchObject([
      {
        file: 'cube.stl',
        format: 'stl',
        triangles: 12,
        volume: 8,
        area: 24,
        min: [0, 0, 0],
        max: [2, 2, 2],
        watertight: true,
        bodies: 1,
        problems: [],
        unit: null,
      },
      { file: 'page.stl', error: { code: 'UNKNOWN_FORMAT', message: expect.stringContaining('HTML') as string } },
      { file: 'nothing.stl', error: { code: 'FILE_NOT_FOUND' } },
      { file: 'ring.stl', bodies: 1, thinnestWall: expect.closeTo(2, 1) as number },
      { file: '.', error: { code: 'NOT_A_FILE' } },
    ]);
  });

  it('names the problems of a model in plain words', async () => {
    const { answers } = await run('--lang', 'ru', 'open.stl');
    expect(answers).toMatchObject([
      {
        watertight: false,
        problems: [
          { code: 'OPEN_SURFACE', severity: 'BLOCKS', message: expect.stringContaining('3 открытых') as string },
        ],
      },
    ]);
  });

  it.each(['--quick', '--no-walls'])('measures the same volume with %s', async (flag) => {
    const { answers } = await run(flag, 'ring.stl');
    // Coordinates of an STL are in single precision.
    expect(answers).toMatchObject([{ volume: expect.closeTo(torusVolume(9, 1), 4) as number, watertight: true }]);
  });

  it.each([[[]], [['--quick', '--no-walls', 'ring.stl']], [['--lang', 'fr', 'ring.stl']], [['--fast', 'ring.stl']]])(
    'says how it is called when the command line makes no sense: %j',
    async (given) => {
      const { code, answers, complaints } = await run(...given);
      expect(code).toBe(2);
      expect(answers).toEqual([]);
      expect(complaints.join('')).toContain('npm run measure -- ');
    },
  );
});
