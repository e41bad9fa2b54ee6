import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readShop } from './shop-file.ts';

const run = promisify(execFile);
const main = path.join(import.meta.dirname, '../main.ts');
const shared = path.join(import.meta.dirname, '../../../../../shared/simulation');

const aShop = {
  stations: 3,
  servers: 1,
  routing: { kind: 'line' },
  operation: { kind: 'exponential', mean: 1 },
  interarrival: { kind: 'exponential', mean: 1.5 },
  due: { kind: 'constant', allowance: 20 },
  dispatch: { rule: 'FCFS' },
  release: { kind: 'immediate' },
  warmup: { jobs: 100 },
  measure: { jobs: 1000 },
  runs: 3,
  seed: 1,
};

const simulate = async (shop: unknown): Promise<{ stdout: string; stderr: string }> => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'shop-')), 'shop.json');
  await writeFile(file, JSON.stringify(shop));
  return run(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'textbook', file]);
};

const names = [
  'runs',
  'jobs',
  'utilisation',
  'meanFlow',
  'meanFloor',
  'percentLate',
  'meanTardiness',
  'meanLateness',
  'pWait',
  'meanWait',
  'sdWait',
  'q99Wait',
];

describe('the textbook command', () => {
  it('ends with one line of JSON, and tells of every run before', async () => {
    const { stdout, stderr } = await simulate(aShop);
    const answer = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
    expect(Object.keys(answer)).toEqual([...names, 'ci95']);
    expect(Object.keys(answer['ci95'] as object)).toEqual(names.slice(2));
    expect(answer).toMatchObject({ runs: 3, jobs: 3000 });
    expect(stderr.match(/run \d of 3/g)).toEqual(['run 1 of 3', 'run 2 of 3', 'run 3 of 3']);
  });

  it('says the same for the same seed, and something else for another', async () => {
    const [one, same, other] = await Promise.all([simulate(aShop), simulate(aShop), simulate({ ...aShop, seed: 2 })]);
    expect(one.stdout).toBe(same.stdout);
    expect(one.stdout).not.toBe(other.stdout);
  });

  it('refuses what it does not understand by the name of the part', async () => {
    const refused = await simulate({ ...aShop, routing: { kind: 'carousel' } }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('routing.kind') as string });
  });
});

describe('the shop of a file', () => {
  it.each<[part: string, change: object]>([
    ['stations', { stations: 0 }],
    ['servers', { servers: [1, 1] }],
    ['routing.length', { routing: { kind: 'random-subset', length: { kind: 'constant', value: 4 } } }],
    ['operation.mean', { operation: { kind: 'exponential', mean: -1 } }],
    ['operation.kind', { operation: { kind: 'weibull', shape: 1 } }],
    ['operation', { operation: { kind: 'erlang', phases: 2, rate: 2, truncatedAt: 1e-9 } }],
    ['interarrival.value', { interarrival: { kind: 'constant', value: 0 } }],
    ['due.min', { due: { kind: 'uniform', max: 4 } }],
    ['due', { due: { kind: 'uniform', min: 5, max: 4 } }],
    ['dispatch.rule', { dispatch: { rule: 'LIFO' } }],
    ['release.cap', { release: { kind: 'conwip' } }],
    ['warmup', { warmup: { hours: 3 } }],
    ['measure.jobs', { measure: { jobs: 0 } }],
    ['measure', { measure: 7 }],
    ['runs', { runs: 1.5 }],
    ['seed', { seed: 'one' }],
    ['breakdowns', { breakdowns: {} }],
  ])('is refused by the name of %s', (part, change) => {
    const reading = readShop(JSON.stringify({ ...aShop, ...change }));
    expect(reading).toMatchObject({ ok: false });
    if (!reading.ok) expect(reading.refusals.map((refusal) => refusal.split(':')[0])).toContain(part);
  });

  it('is refused where it is no JSON', () => {
    expect(readShop('{')).toMatchObject({ ok: false });
  });

  const files = existsSync(shared) ? globSync('*.json', { cwd: shared }) : [];
  if (files.length === 0) it.skip('is read from ../shared/simulation, which is not here', () => undefined);
  else
    it.each(files)('%s beside the validation page is understood', (file) => {
      expect(readShop(readFileSync(path.join(shared, file), 'utf8'))).toMatchObject({ ok: true });
    });
});
