/**
 * What floods from one address do to others: `npm run bench:attacks -- [--rounds N] [--seconds N] [FLOOD …]`.
 *
 * A bystander at another address looks at catalogue pages and orders, in turns without and with each flood; printed is
 * how many times as long the slowest hundredth waits. The middle of the rounds counts; wanted is at most 3.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { startStack } from '@alexandrite/dev/stack';
import { Bystander, type Waits } from './bystander.ts';
import type { FloodOrder, FloodOutcome } from './flood-thread.ts';
import { type FloodName, floodNames } from './floods.ts';

/** Apart from those of a house that somebody runs here, of the load tests and of the end-to-end tests. */
const portBase = 2_800;
const wanted = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '10' } },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const chosen = floodNames.filter((name) => positionals.length === 0 || positionals.includes(name));

const p99 = (waits: readonly number[]): number =>
  waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? NaN;
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function flood(name: FloodName, graphqlUrl: string): { readonly outcome: Promise<FloodOutcome> } {
  const order: FloodOrder = { name, target: { graphqlUrl }, seconds };
  const thread = new Worker(new URL('./flood-thread.ts', import.meta.url), { workerData: order });
  const outcome = new Promise<FloodOutcome>((resolve, reject) => {
    thread.once('message', (told: FloodOutcome) => {
      resolve(told);
    });
    thread.once('error', reject);
  });
  return { outcome };
}

interface Round {
  readonly catalogue: number;
  readonly checkout: number;
  /** A catalogue page without a flood, in milliseconds. */
  readonly idle: number;
  readonly failed: ReadonlyMap<string, number>;
  readonly outcome: FloodOutcome;
}

async function measure(bystander: Bystander, name: FloodName, url: string): Promise<Round> {
  const idle: Waits = await bystander.measure(seconds);
  const { outcome } = flood(name, url);
  const flooded: Waits = await bystander.measure(seconds);
  return {
    catalogue: p99(flooded.catalogue) / p99(idle.catalogue),
    idle: p99(idle.catalogue),
    checkout: p99(flooded.checkout) / p99(idle.checkout),
    failed: flooded.failed,
    outcome: await outcome,
  };
}

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-attacks-'));
// Nobody stands before the gateway here: an address is what the connection comes from.
const env = { LOG_LEVEL: 'fatal', TRUSTED_PROXIES: '192.0.2.1', PIECES_PER_DAY: '1000000' };
const stack = await startStack({ portBase, dataDir, apps: false, env });
const url = stack.urls.graphql.replace('//localhost:', '//127.0.0.1:');
const bystander = new Bystander(url);
let missed = 0;
try {
  await bystander.open();
  await bystander.measure(3);
  console.log(
    `p99 of a bystander, flooded to idle; ${rounds} rounds of ${seconds} s, the middle counts, wanted at most ${wanted}\n`,
  );
  for (const name of chosen) {
    const done: Round[] = [];
    for (let round = 0; round < rounds; round += 1) done.push(await measure(bystander, name, url));
    const [catalogue, checkout] = [middle(done.map((one) => one.catalogue)), middle(done.map((one) => one.checkout))];
    if (!(catalogue <= wanted && checkout <= wanted)) missed += 1;
    const each = done.map((one) => `${one.catalogue.toFixed(1)}/${one.checkout.toFixed(1)}`).join(' ');
    console.log(`${name}: catalogue × ${catalogue.toFixed(2)}, checkout × ${checkout.toFixed(2)} (${each})`);
    const idle = done.map((one) => one.idle.toFixed(1)).join(' ');
    console.log(`  idle, a catalogue page in milliseconds: ${idle}`);
    console.log(`  the flood in the last round: ${JSON.stringify(done.at(-1)?.outcome)}`);
    for (const [told, count] of done.flatMap(({ failed }) => [...failed])) {
      console.log(`  ${count} of the bystander's visits failed: ${told}`);
    }
  }
} finally {
  await bystander.close();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
}
process.exitCode = missed > 0 ? 1 : 0;
