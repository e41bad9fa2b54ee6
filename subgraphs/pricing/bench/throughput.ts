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
//   node bench/throughput.ts [models, 30] [facets of each, 100000]

const [modelCount = 30, facetCount = 100_000] = process.argv.slice(2).map(Number);

/** Seldom enough to cost little of a core, often enough for a hundredth of the answers to be some. */
const askEveryMs = 25;
const idleMs = 10_000;
/** Seldom, so that looking costs nothing. */
const lookEveryMs = 50;

const owner = aCustomer();
let made = 0;

/** A ring like no other, of about so many facets. */
function nextRing(): Uint8Array {
  made += 1;
  const across = Math.round(Math.sqrt(facetCount / 4));
  return binaryStlFile(torus(8 + made / 10, 1, across * 2, across));
}

/** Has so many new models measured; answers the seconds from the first being told of to the last being measured. */
async function measureModels(house: PricingHouse, count: number): Promise<number> {
  const stored = [];
  for (let number = 0; number < count; number += 1) stored.push(await house.store(owner, 'ring.stl', nextRing()));
  const began = performance.now();
  for (const file of stored) await house.tell(file);
  const wanted = made;
  while ((await house.told('shop')).filter(({ type }) => type === 'model.measured.v1').length < wanted) {
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
  return times.toSorted((a, b) => a - b);
}

const share = (times: readonly number[], part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0;

function print(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(52)}${value}\n`);
}

async function compare(house: PricingHouse): Promise<void> {
  await askMaterials(house, pause(idleMs / 4));
  const idle = await askMaterials(house, pause(idleMs));
  print(
    'materials while nothing is measured, p50 and p99',
    [0.5, 0.99].map((p) => `${share(idle, p).toFixed(1)} ms`).join(', '),
  );
  const rates: number[] = [];
  for (const workers of [1, 2]) {
    await house.startWorker();
    // Until every thread stands and its code is compiled.
    await measureModels(house, workers * 4);
    const rate = modelCount / (await measureModels(house, modelCount));
    rates.push(rate);
    print(`models a second, workers: ${workers}`, rate.toFixed(2));
    const busy = await askMaterials(house, measureModels(house, modelCount));
    const ratios = [0.5, 0.99].map((part) => `× ${(share(busy, part) / share(idle, part)).toFixed(2)}`);
    print(`materials beside that, p50 and p99 to idle`, ratios.join(', '));
  }
  print('two workers to one', `× ${((rates[1] ?? 0) / (rates[0] ?? 1)).toFixed(2)}`);
}

const databases = await startTestDatabases();
try {
  const house = await PricingHouse.open(databases);
  print('models, facets of each', `${modelCount}, ${(nextRing().length - 84) / 50}`);
  made -= 1;
  await compare(house).finally(() => house.close());
} finally {
  await databases.stop();
}
