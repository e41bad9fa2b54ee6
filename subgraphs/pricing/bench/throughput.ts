import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestDatabases } from '@alexandrite/dev/test-databases';
import { aCustomer, aVisitor } from '@alexandrite/service-kit/testing';
import { torus } from '../src/domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../src/formats/test/stl-files.ts';
import { PricingHouse } from '../test/house/pricing-house.ts';

// How many models a second are measured by one worker process and by two, and what that does to whoever asks the subgraph
// meanwhile. Everything runs on this machine: Redis, the database, the subgraph and this program share its cores with the
// workers, so on two cores the second worker has less than a whole one.
//
// One worker and two take turns, so that a machine that is slower for a while is so for both; the same geometry with
// nothing around it, in one process and in two, says how much a second core of this machine is worth at that moment.
//
//   node bench/throughput.ts [rounds, 3] [models, 40] [facets of each, 100000]

const [rounds = 3, modelCount = 40, facetCount = 100_000] = process.argv.slice(2).map(Number);

/** Seldom enough to cost little of a core, often enough for a hundredth of the answers to be some. */
const askEveryMs = 25;
const idleMs = 8_000;
/** Seldom, so that looking costs nothing; a phase takes some fifty times as long. */
const lookEveryMs = 200;

type Stored = Awaited<ReturnType<PricingHouse['store']>>;

const owner = aCustomer();
let made = 0;
let measured = 0;

/** A ring like no other, of about so many facets. */
function nextRing(): Uint8Array {
  made += 1;
  const across = Math.round(Math.sqrt(facetCount / 4));
  return binaryStlFile(torus(8 + made / 10, 1, across * 2, across));
}

/** Stores so many new models. Making them takes this program's thread, which is to be free when times are taken. */
async function storeModels(house: PricingHouse, count: number): Promise<readonly Stored[]> {
  const stored: Stored[] = [];
  for (let number = 0; number < count; number += 1) stored.push(await house.store(owner, 'ring.stl', nextRing()));
  return stored;
}

/** Has models measured; answers the seconds from the first being told of to the last being measured. */
async function measureModels(house: PricingHouse, models: readonly Stored[]): Promise<number> {
  const began = performance.now();
  for (const model of models) await house.tell(model);
  measured += models.length;
  while ((await house.told('shop')).filter(({ type }) => type === 'model.measured.v1').length < measured) {
    await pause(lookEveryMs);
  }
  return (performance.now() - began) / 1_000;
}

/** Asks for the materials at a steady pace; answers how long each answer took, in milliseconds. */
async function askMaterials(house: PricingHouse, until: Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  const over = new AbortController();
  const end = until.finally(() => {
    over.abort();
  });
  while (!over.signal.aborted) {
    const began = performance.now();
    await house.ask(aVisitor(), '{ materials { id } }');
    const took = performance.now() - began;
    times.push(took);
    await pause(Math.max(0, askEveryMs - took));
  }
  await end;
  return times;
}

const share = (times: readonly number[], part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0;

function print(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(52)}${value}\n`);
}

const inOrder = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);
const median = (numbers: readonly number[]): number => share(inOrder(numbers), 0.5);

/** What so many workers did, round by round. */
class Crew {
  readonly modelsPerSecond: number[] = [];
  /** What a model took of its worker's processor time, round by round; empty where the system does not tell. */
  readonly cpuMsEach: number[] = [];
  /** How long whoever asked meanwhile was waiting, in milliseconds. */
  readonly waits: number[] = [];
  readonly #house: PricingHouse;
  readonly #workers: number;

  constructor(house: PricingHouse, workers: number) {
    this.#house = house;
    this.#workers = workers;
  }

  async takeTurn(): Promise<void> {
    const house = this.#house;
    const workers = await Promise.all(Array.from({ length: this.#workers }, () => house.startWorker()));
    // Until every thread stands and its code is compiled.
    await measureModels(house, await storeModels(house, workers.length * 10));
    const models = await storeModels(house, modelCount);
    const before = await cpuMs(workers);
    this.modelsPerSecond.push(modelCount / (await measureModels(house, models)));
    const after = await cpuMs(workers);
    if (before !== null && after !== null) this.cpuMsEach.push((after - before) / modelCount);
    const others = await storeModels(house, modelCount);
    this.waits.push(...(await askMaterials(house, measureModels(house, others))));
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

/** Processor time that processes have used, in milliseconds; null where the system does not tell (it is read from /proc). */
async function cpuMs(processes: readonly { readonly pid: number | undefined }[]): Promise<number | null> {
  const used = processes.map(async ({ pid }) => {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    // Behind the name, which may hold anything: the 12th and 13th are user and system time, in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  });
  return Promise.all(used).then(
    (times) => times.reduce((sum, time) => sum + time, 0),
    () => null,
  );
}

/** How many models a second so many processes measure that do nothing else. */
async function measureBare(processes: number): Promise<number> {
  const bare = Array.from({ length: processes }, () =>
    fork(path.join(import.meta.dirname, 'contestants/bare-worker.ts'), [String(modelCount / 2), String(facetCount)], {
      execArgv: ['--disable-warning=ExperimentalWarning', '--single-threaded-gc'],
    }),
  );
  await Promise.all(bare.map((child) => once(child, 'message')));
  const ends = bare.map(async (child) => {
    // What `bare-worker.ts` sends at its end.
    const [[msEach]] = (await Promise.all([once(child, 'message'), once(child, 'exit')])) as [[number], unknown];
    return 1_000 / msEach;
  });
  for (const child of bare) child.send('begin');
  const rates = await Promise.all(ends);
  return rates.reduce((sum, rate) => sum + rate, 0);
}

async function compare(house: PricingHouse): Promise<void> {
  await askMaterials(house, pause(idleMs / 4));
  const idle: number[] = [];
  const crews = [1, 2].map((workers) => new Crew(house, workers));
  const bare: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    idle.push(...(await askMaterials(house, pause(idleMs))));
    for (const crew of crews) await crew.takeTurn();
    for (const [index, rates] of bare.entries()) rates.push(await measureBare(index + 1));
  }
  const parts = [0.5, 0.99];
  const usual = parts.map((part) => share(inOrder(idle), part));
  print('materials while nothing is measured, p50 and p99', usual.map((ms) => `${ms.toFixed(1)} ms`).join(', '));
  for (const [index, { modelsPerSecond, cpuMsEach, waits }] of crews.entries()) {
    print(`models a second, workers: ${index + 1}`, modelsPerSecond.map((rate) => rate.toFixed(2)).join(', '));
    print('processor time of a worker for a model, median', `${median(cpuMsEach).toFixed(0)} ms`);
    const ratios = parts.map((part, at) => `× ${(share(inOrder(waits), part) / (usual[at] ?? 0)).toFixed(2)}`);
    print(`materials beside that, p50 and p99 to idle`, ratios.join(', '));
  }
  const [one, two] = crews.map(({ modelsPerSecond }) => median(modelsPerSecond));
  const [oneCpu, twoCpu] = crews.map(({ cpuMsEach }) => median(cpuMsEach));
  const [oneBare, twoBare] = bare.map(median);
  print('two workers to one, medians', times(two, one));
  // What a model costs more when both cores work is what keeps the second worker from being a whole one.
  print('the same, had each worker a core of its own', times(2 * (oneCpu ?? 0), twoCpu));
  print('two processes to one that do nothing but measure', times(twoBare, oneBare));
}

const times = (count = 0, base = 0): string => `× ${(count / base).toFixed(2)}`;

const databases = await startTestDatabases();
try {
  const house = await PricingHouse.open(databases);
  print('models, facets of each', `${modelCount}, ${(nextRing().length - 84) / 50}`);
  made -= 1;
  await compare(house).finally(() => house.close());
} finally {
  await databases.stop();
}
