import { parentPort, workerData } from 'node:worker_threads';
import { type FloodName, floods, type Target } from './floods.ts';

/** What a thread is told, and what it tells in the end: how many answers of each kind there were. */
export interface FloodOrder {
  readonly name: FloodName;
  readonly target: Target;
  readonly seconds: number;
}
export type FloodOutcome = Readonly<Record<string, number>>;

// The thread was given an order by whoever started it.
const { name, target, seconds } = workerData as FloodOrder;
const { senders, prepare } = floods[name];
const ask = await prepare(target);
const until = performance.now() + seconds * 1_000;
const outcome: Record<string, number> = {};
let turn = 0;

async function send(): Promise<void> {
  while (performance.now() < until) {
    const ending = await ask(turn++).catch((fault: unknown) => (fault instanceof Error ? fault.message : 'failed'));
    outcome[ending] = (outcome[ending] ?? 0) + 1;
  }
}

// Those who stall are not waited for beyond the time of the flood.
const over = new Promise<void>((resolve) => setTimeout(resolve, seconds * 1_000));
await Promise.race([Promise.all(Array.from({ length: senders }, send)), over]);
parentPort?.postMessage(outcome);
process.exit();
