import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeClosedSurface } from './closed-surface-file.ts';
import { runProcess, type ProcessCost } from './run-process.ts';

/*
 * How long measuring takes beside what else there is, whole processes against whole processes, in one run: every round
 * runs each of them once, and ratios are taken within a round, so that a busy machine slows all of them alike.
 */
const rounds = 9;
const columns = 1000;
const rows = 500;

interface Contestant {
  readonly name: string;
  readonly program: string;
  readonly given: readonly string[];
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const commandLine = here('../src/command-line/main.mjs');
const ours = (name: string, ...flags: readonly string[]): Contestant => ({
  name,
  program: process.execPath,
  given: [commandLine, ...flags],
});
const quick = ours('ours, quick: volume, area, box, closed or not', '--quick');
const analysis = ours('ours, analysis: weld, edges, orientation, bodies', '--no-walls');
const full = ours('ours, all: analysis, walls, details, preview');
const admesh: Contestant = { name: 'admesh, its default checks', program: 'admesh', given: [] };
const others: readonly Contestant[] = [
  { name: 'read, sum once as floats', program: process.execPath, given: [here('contestants/float-sum.ts')] },
  {
    name: 'three.js STLLoader and a volume loop',
    program: process.execPath,
    given: [here('contestants/three-loader.ts')],
  },
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function isInstalled({ program, given }: Contestant, file: string): Promise<boolean> {
  return runProcess(program, [...given, file]).then(
    () => true,
    () => false,
  );
}

/** The volume summed up in double precision about the model's middle, straight from the file. */
async function referenceVolume(file: string): Promise<number> {
  const bytes = await readFile(file);
  let six = 0;
  for (let at = 84; at + 50 <= bytes.length; at += 50) {
    const value = (index: number): number => bytes.readFloatLE(at + 12 + index * 4);
    const [ax, ay, az] = [value(0), value(1), value(2)];
    const [bx, by, bz] = [value(3), value(4), value(5)];
    const [cx, cy, cz] = [value(6), value(7), value(8)];
    six += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return six / 6;
}

function volumeIn(output: string): number {
  return Number(/"volume":([-\d.e]+)/.exec(output)?.[1]);
}

function verdict(name: string, reached: number, wanted: number, unit = ''): void {
  print(
    `  ${reached <= wanted ? 'reached' : 'short  '}  ${name}: ${reached.toPrecision(3)}${unit}, at most ${wanted}${unit}`,
  );
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-bench-'));
try {
  const file = path.join(folder, 'million.stl');
  writeClosedSurface(file, columns, rows);
  const fileBytes = 84 + columns * rows * 2 * 50;
  print(
    `A closed surface of ${columns * rows * 2} triangles, ${megabytes(fileBytes)} MB; medians of ${rounds} rounds.\n`,
  );
  const hasAdmesh = await isInstalled(admesh, file);
  if (!hasAdmesh) print('admesh is not installed (Debian package admesh): ratios are to three.js instead.\n');
  const contestants = [...others, ...(hasAdmesh ? [admesh] : []), quick, analysis, full];
  const base = hasAdmesh ? admesh : others[1];
  const costs = new Map<Contestant, ProcessCost[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = -1; round < rounds; round++) {
    for (const contestant of contestants) {
      const cost = await runProcess(contestant.program, [...contestant.given, file]);
      // The first round warms up the file cache and the caches of compiled code.
      if (round >= 0) costs.get(contestant)?.push(cost);
    }
  }
  const of = (contestant: Contestant | undefined): readonly ProcessCost[] =>
    (contestant && costs.get(contestant)) ?? [];
  const ratio = (contestant: Contestant): number =>
    median(of(contestant).map((cost, round) => cost.milliseconds / (of(base)[round]?.milliseconds ?? NaN)));
  const peak = (contestant: Contestant): number => Math.max(...of(contestant).map(({ peakBytes }) => peakBytes ?? NaN));
  print(`${'ms'.padStart(6)} ${'MB'.padStart(6)} ${'ratio'.padStart(6)}`);
  for (const contestant of contestants) {
    const milliseconds = median(of(contestant).map((cost) => cost.milliseconds)).toFixed(0);
    print(
      `${milliseconds.padStart(6)} ${megabytes(peak(contestant)).padStart(6)} ${ratio(contestant).toFixed(2).padStart(6)}  ${contestant.name}`,
    );
  }
  const reference = await referenceVolume(file);
  const error = (contestant: Contestant): number =>
    Math.max(...of(contestant).map(({ output }) => Math.abs(volumeIn(output) / reference - 1)));
  print('');
  verdict('quick / admesh, time', hasAdmesh ? ratio(quick) : NaN, 0.6);
  verdict('quick, memory beyond the file', (peak(quick) - fileBytes) / 1e6, 60, ' MB');
  verdict('analysis / admesh, time', hasAdmesh ? ratio(analysis) : NaN, 1.3);
  verdict('quick, error of the volume', error(quick), 1e-6);
  verdict('analysis, error of the volume', error(analysis), 1e-6);
} finally {
  await rm(folder, { recursive: true });
}
