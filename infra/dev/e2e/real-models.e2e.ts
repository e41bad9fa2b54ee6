import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../src/paths.ts';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { GraphClient } from './support/graph-client.ts';
import { putUntilStored, requestQuote, startUpload } from './support/order-story.ts';

/** Real models, laid beside a checkout of the repository; they are not part of it. */
const folder = path.join(repositoryRoot, '../shared/meshes');
const present = existsSync(path.join(folder, 'expected.csv'));
if (!present) process.stderr.write(`skipped: there are no real models at ${folder}\n`);
const describeIfPresent = present ? describe : describe.skip;

/** The rows of a table of the folder, without its head; cells may be quoted. */
function rowsOf(name: string): string[][] {
  if (!present) return [['']];
  const [, ...lines] = readFileSync(path.join(folder, name), 'utf8').trim().split('\n');
  return lines.map((line) =>
    [...line.matchAll(/("([^"]*)"|[^,]*)(?:,|$)/g)].map(([, cell = '', quoted]) => quoted ?? cell),
  );
}

/** What an independent program (trimesh, checked with admesh) measured. */
const expected = rowsOf('expected.csv').map(([file = '', , unit = '', ...cells]) => {
  const [triangles = NaN, volume = NaN, area = NaN, ...box] = cells.slice(0, 9).map(Number);
  return { file, unit, triangles, volume, area, box, watertight: cells[9] === 'yes' };
});
const edges = rowsOf('edge/expected.csv').map(([file = '', wanted = '']) => ({ file, wanted }));
/**
 * Good files that other readers stumble over, some of which may be refused by name. The volume is in the file's own unit,
 * NaN where none is told.
 */
const more = rowsOf('more/expected.csv').map(([file = '', wanted = '']) => ({
  file,
  volume: Number(/^accept: volume ([\d.e-]+)/.exec(wanted)?.[1] ?? NaN),
  mayBeRefused: wanted.includes('or reject by name'),
}));

/** Millimetres in one unit of a file; a file that states none is taken to be in millimetres. */
const millimetresIn = (unit: string): number => (unit === 'm' ? 1000 : 1);

interface Quoted {
  readonly status: string;
  readonly failure: string | null;
  readonly price: { readonly amountMinor: number } | null;
  readonly geometry: {
    readonly triangleCount: number;
    readonly droppedFacetCount: number;
    readonly volumeMm3: number;
    readonly areaMm2: number;
    readonly watertight: boolean;
    readonly boundingBox: { readonly min: Corner; readonly max: Corner };
  } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

let stack: RunningStack;
let dataDir: string;
let customer: GraphClient;

beforeAll(async () => {
  if (!present) return;
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-models-'));
  stack = await startStack({ portBase: 5_500, dataDir, apps: false });
  customer = new GraphClient(stack.urls);
  await customer.signIn('customer@alexandrite.example');
});

afterAll(async () => {
  if (!present) return;
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function quoted(file: string): Promise<Quoted> {
  const bytes = new Uint8Array(await readFile(path.join(folder, file)));
  const { modelId, uploadUrl } = await startUpload(customer, { fileName: path.basename(file), bytes, volumeMm3: null });
  await putUntilStored(uploadUrl, bytes);
  const { quote } = await customer.askUntil<{ quote: Quoted }>(
    `a price for ${file}, or a refusal`,
    `query ($id: ID!) { quote(id: $id) { status failure price { amountMinor } problems { code message }
      geometry { triangleCount droppedFacetCount volumeMm3 areaMm2 watertight boundingBox { min { x y z } max { x y z } } } } }`,
    { id: await requestQuote(customer, modelId) },
    (data) => data.quote.status === 'READY' || data.quote.status === 'FAILED',
  );
  return quote;
}

const corners = ({ min, max }: { min: Corner; max: Corner }): number[] => [min.x, min.y, min.z, max.x, max.y, max.z];

describeIfPresent('real models through the graph', () => {
  it.each(expected)('are measured as other programs measure them: $file', async (row) => {
    const { geometry, price, status } = await quoted(row.file);
    const scale = millimetresIn(row.unit);
    if (!geometry) throw new Error(`${row.file} was not measured`);
    const diagonal = Math.hypot(...[0, 1, 2].map((axis) => (row.box[axis + 3] ?? NaN) - (row.box[axis] ?? NaN)));
    corners(geometry.boundingBox).forEach((value, at) => {
      expect(Math.abs(value / scale - (row.box[at] ?? NaN)) / diagonal).toBeLessThan(1e-4);
    });
    expect(Math.abs(geometry.areaMm2 / scale ** 2 / row.area - 1)).toBeLessThan(1e-3);
    if (row.watertight || row.file === 'shared.STL') {
      expect(Math.abs(geometry.volumeMm3 / scale ** 3 / row.volume - 1)).toBeLessThan(1e-3);
    }
    expect(geometry.triangleCount + geometry.droppedFacetCount).toBe(row.triangles);
    expect(geometry.watertight).toBe(row.watertight);
    expect(status === 'READY' ? price?.amountMinor : 1).toBeGreaterThan(0);
  });

  it.each(edges)('that are damaged or strange end as a person would want: $file, $wanted', async ({ file, wanted }) => {
    const { status, failure, price, geometry, problems } = await quoted(`edge/${file}`);
    // What is wanted may be either of two things; what is refused is refused in words.
    if (status === 'FAILED') {
      expect(price).toBeNull();
      expect(failure?.length).toBeGreaterThan(20);
      expect(problems.length).toBeGreaterThan(0);
    } else {
      expect(price?.amountMinor).toBeGreaterThan(0);
    }
    if (wanted.startsWith('reject:') || wanted === 'reject')
      expect({ file, status }).toEqual({ file, status: 'FAILED' });
    else if (geometry) expect(geometry.volumeMm3).toBeCloseTo(1, 6);
    if (wanted.startsWith('accept: volume')) expect(geometry).not.toBeNull();
  });
});

function expectVolume(found: number, wanted: number): void {
  expect(found).toBeGreaterThan(0);
  if (!Number.isNaN(wanted)) expect(found / wanted).toBeCloseTo(1, 5);
}

/** Of the unit in which a file's lengths are measured, in millimetres. */
const unitOf = (file: string): number => (file.endsWith('.glb') ? 1000 : file.startsWith('inch_') ? 25.4 : 1);

describeIfPresent('good models that other readers refuse', () => {
  it.each(more)(
    'are measured, or refused by name where that is wanted: $file',
    async ({ file, volume, mayBeRefused }) => {
      const { geometry, problems } = await quoted(`more/${file}`);
      if (geometry) expectVolume(geometry.volumeMm3 / unitOf(file) ** 3, volume);
      else
        expect({ mayBeRefused, problems }).toMatchObject({
          mayBeRefused: true,
          problems: [{ code: 'UNSUPPORTED_FORMAT' }],
        });
    },
  );
});

describeIfPresent('real models from the command line', () => {
  it('are measured the same: a line each, refusals included', async () => {
    const files = [
      ...expected.map(({ file }) => file),
      ...edges.map(({ file }) => `edge/${file}`),
      ...more.map(({ file }) => `more/${file}`),
    ];
    const { stdout } = await promisify(execFile)(
      'npm',
      ['run', '--silent', 'measure', '--', ...files.map((file) => path.join(folder, file))],
      {
        cwd: repositoryRoot,
      },
    );
    // The shape of a line is what this test is about.
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(answers.map(({ file }) => path.relative(folder, file))).toEqual(files);
    expected.forEach((row, at) => {
      const answer = answers[at];
      expect(answer).toMatchObject({ watertight: row.watertight, format: row.file.split('.').at(-1)?.toLowerCase() });
      if (row.watertight) expect(Math.abs((answer?.volume ?? NaN) / row.volume - 1)).toBeLessThan(1e-3);
      expect(Math.abs((answer?.area ?? NaN) / row.area - 1)).toBeLessThan(1e-3);
    });
    edges.forEach(({ file, wanted }, at) => {
      const answer = answers[expected.length + at];
      const isRefused = answer?.error !== undefined;
      if (wanted.startsWith('reject:') || wanted === 'reject')
        expect({ file, isRefused }).toEqual({ file, isRefused: true });
      else if (!isRefused) expect(answer?.volume).toBeCloseTo(1, 6);
    });
    more.forEach(({ file, volume, mayBeRefused }, at) => {
      const answer = answers[expected.length + edges.length + at];
      if (answer?.error)
        expect({ file, mayBeRefused, code: answer.error.code }).toEqual({
          file,
          mayBeRefused: true,
          code: 'UNSUPPORTED_FORMAT',
        });
      else expectVolume(answer?.volume ?? NaN, volume);
    });
  });
});

/** A line of the command line: its shape is what this test is about. */
interface Answer {
  readonly file: string;
  readonly volume?: number;
  readonly area?: number;
  readonly error?: { readonly code: string };
}
