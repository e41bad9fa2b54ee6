import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
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

const textbook = (file: string): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'textbook', file]);

const simulate = async (shop: unknown): Promise<{ stdout: string; stderr: string }> => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'shop-')), 'shop.json');
  await writeFile(file, JSON.stringify(shop));
  return textbook(file);
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
});

/** What the validation page says of the files beside it: figure, value, half-width of its interval. */
const published: Readonly<Record<string, readonly [name: string, value: number, halfWidth: number][]>> = {
  'conway.json': [
    ['meanFlow', 67.7, 5.7],
    ['percentLate', 10.2, 8.7],
  ],
  'mmc-0.90-fcfs.json': [
    ['pWait', 0.6687, 0],
    ['meanWait', 0.6687, 0],
    ['sdWait', 0.944, 0],
    ['q99Wait', 4.2, 0],
  ],
  'mmc-0.90-lcfs.json': [
    ['meanWait', 0.6687, 0],
    ['sdWait', 3.595, 0],
  ],
  'standard-shop.json': [
    ['meanFlow', 21.6, 0.4],
    ['meanFloor', 14, 0.4],
    ['percentLate', 6.2, 0.6],
    ['meanTardiness', 1.02, 0.15],
  ],
  'tandem-5.json': [
    ['meanFlow', 50, 0],
    ['percentLate', 9.96, 0],
    ['meanTardiness', 1.591, 0],
  ],
};

describe('a file beside the validation page', () => {
  const files = Object.entries(published).filter(([file]) => existsSync(path.join(shared, file)));
  if (files.length === 0) it.skip('is not here: ../shared/simulation is missing', () => undefined);
  else
    it.each(files)('%s gives what the page says', async (file, figures) => {
      const { stdout } = await textbook(path.join(shared, file));
      const answer = JSON.parse(stdout) as Record<string, number> & { ci95: Record<string, number> };
      for (const [name, value, halfWidth] of figures) {
        // Twice the interval: a dozen figures are compared, and waits at high load are skewed.
        const allowed = Math.hypot(halfWidth, 2 * (answer.ci95[name] ?? 0));
        expect([name, Math.abs((answer[name] ?? NaN) - value) <= allowed]).toEqual([name, true]);
      }
    });
});
