import { setTimeout as pause } from 'node:timers/promises';
import { startTestDatabases } from '@alexandrite/dev/test-databases';
import { torus } from '../src/domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../src/formats/test/stl-files.ts';
import { BareCrew } from './contestants/bare-crew.ts';
import { Crew } from './contestants/crew.ts';

// How many models a second are measured by one worker process and by two, and what that does to whoever asks the subgraph
// meanwhile. Everything runs on this machine: Redis, the database, the subgraph and this program share its cores with the
// workers, so on two cores the second worker has less than a whole one.
//
// A crew of one worker and a crew of two stand ready all the time and take short turns, so that a machine that is slower for
// a while is so for both. The same geometry with nothing around it, in one process and in two, takes its turn as well: it
// says how much a second core of this machine is worth at that moment. A ratio is one round's; the middle one counts.
//
//   node bench/throughput.ts [rounds, 9] [models for each worker and turn, 12] [facets of each, 100000]

const [rounds = 9, modelsEach = 12, facetCount = 100_000] = process.argv.slice(2).map(Number);

/** Each worker's: by then compiling takes a hundredth of its processor time, after ten models a tenth; workers run for days. */
const warmUpModels = 60;
const idleMs = 3_000;

/** A worker measures some four or five a second here: those who upload are twice as fast, one after another. */
const uploadEveryMs = 100;

/** Facets of models that come all at once: they take longer to be taken up than to be measured. */
const smallFacetCount = 400;

let made = 0;

/** A ring like no other, of about so many facets. */
function nextRing(facets = facetCount): Uint8Array {
  made += 1;
  const across = Math.round(Math.sqrt(facets / 4));
  return binaryStlFile(torus(8 + made / 10, 1, across * 2, across));
}

/** What a crew did, round by round. */
class Score {
  readonly rates: number[] = [];
  /** What a model took of its worker's processor time; empty where the system does not tell. */
  readonly cpuMsEach: number[] = [];
  /** How long whoever asked was waiting, in milliseconds: while nothing was measured, … */
  readonly idle: number[] = [];
  /** … beside the crew at work, and while the subgraph was told of many models at once. */
  readonly beside: number[] = [];
  readonly takingUp: number[] = [];

  async takeTurn(crew: Crew): Promise<void> {
    const count = modelsEach * crew.workerCount;
    const models = await crew.store(count, nextRing);
    const others = await crew.store(count, nextRing);
    const small = await crew.store(count, () => nextRing(smallFacetCount));
    this.idle.push(...(await crew.askMaterials(pause(idleMs))));
    const before = await crew.cpuMs();
    this.rates.push(await crew.measure(models));
    const after = await crew.cpuMs();
    if (before !== null && after !== null) this.cpuMsEach.push((after - before) / count);
    this.beside.push(...(await crew.askMaterials(crew.measure(others, uploadEveryMs / crew.workerCount))));
    this.takingUp.push(...(await crew.askMaterials(crew.measure(small))));
  }
}

function share(numbers: readonly number[], part: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * part)] ?? 0;
}

const median = (numbers: readonly number[]): number => share(numbers, 0.5);
const times = (ratio: number): string => `× ${ratio.toFixed(2)}`;

function print(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(52)}${value}\n`);
}

function printRatios(what: string, ratios: readonly number[]): void {
  print(what, `${times(median(ratios))} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`);
}

const overBase = (two: readonly number[] = [], one: readonly number[] = []): readonly number[] =>
  two.map((rate, round) => rate / (one[round] ?? 0));

async function compare(crews: readonly Crew[], bare: BareCrew): Promise<void> {
  const scores = crews.map(() => new Score());
  const bareRates: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, crew] of crews.entries()) {
      await scores[index]?.takeTurn(crew);
      bareRates[index]?.push(await bare.modelsPerSecond(index + 1, modelsEach));
    }
  }
  for (const [index, { rates, cpuMsEach, idle, takingUp, beside }] of scores.entries()) {
    const parts = [0.5, 0.99];
    const usual = parts.map((part) => share(idle, part));
    const toIdle = (asked: readonly number[]): string =>
      parts.map((part, at) => times(share(asked, part) / (usual[at] ?? 0))).join(', ');
    print(`models a second, workers: ${index + 1}`, rates.map((rate) => rate.toFixed(2)).join(', '));
    print('processor time of a worker for a model, median', `${median(cpuMsEach).toFixed(0)} ms`);
    print('materials while nothing is measured, p50 and p99', usual.map((ms) => `${ms.toFixed(1)} ms`).join(', '));
    print('materials beside that, p50 and p99 to idle', toIdle(beside));
    print(`beside ${modelsEach * (index + 1)} small uploads all at once`, toIdle(takingUp));
  }
  const [one, two] = scores;
  const gained = overBase(two?.rates, one?.rates);
  const bareGained = overBase(bareRates[1], bareRates[0]);
  printRatios('two workers to one', gained);
  printRatios('two processes to one that do nothing but measure', bareGained);
  print('the first of these medians to the second', times(median(gained) / median(bareGained)));
}

const databases = await startTestDatabases();
try {
  print('models, facets of each', `${modelsEach} a worker and turn, ${(nextRing().length - 84) / 50}`);
  const bare = await BareCrew.start(2, warmUpModels, facetCount);
  const crews: Crew[] = [];
  try {
    for (const workers of [1, 2]) {
      const redis = new URL(databases.redisUrl);
      redis.pathname = `/${workers}`;
      crews.push(await Crew.start({ ...databases, redisUrl: redis.href }, workers));
    }
    for (const crew of crews) await crew.measure(await crew.store(warmUpModels * crew.workerCount, nextRing));
    await compare(crews, bare);
  } finally {
    await Promise.all([...crews, bare].map((contestant) => contestant.close()));
  }
} finally {
  await databases.stop();
}
