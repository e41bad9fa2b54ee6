import { setTimeout as pause } from 'node:timers/promises';
import type { RunningStack } from '../../src/stack/start-stack.ts';

/** What the relay does every second, whether anybody asks for anything or not. */
const ownAccord = ['outbox sweep', 'hello', 'ping', 'endSessions'];
const services = ['shop', 'orders', 'pricing', 'production'] as const;

/** Commands that all services together have sent to their databases so far, without those of their own accord. */
async function countCommands(stack: RunningStack): Promise<number> {
  const counts = await Promise.all(
    services.map(async (service) => {
      const text = await (await fetch(`${stack.urls.internal(service)}/metrics`)).text();
      let sum = 0;
      for (const [, command, value] of text.matchAll(/^mongo_commands_total\{[^}]*command="([^"]+)"[^}]*\} (\d+)$/gm)) {
        if (command !== undefined && !ownAccord.includes(command)) sum += Number(value);
      }
      return sum;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Commands so far, and how many of them every look adds: a gauge may ask the database when its service is looked at. */
interface Rest {
  readonly count: number;
  readonly perLook: number;
}

/** Waits until the house has nothing left to do: three looks in a row that are as far apart as the looks themselves make them. */
async function settled(stack: RunningStack): Promise<Rest> {
  let last = await countCommands(stack);
  for (let perLook: number | null = null; ;) {
    await pause(700);
    const count = await countCommands(stack);
    if (count - last === perLook) return { count, perLook };
    perLook = count - last;
    last = count;
  }
}

/** The fewest commands that some work costs in three tries: scheduled work that falls into one of them does not count. */
export async function commandsFor(stack: RunningStack, work: () => Promise<unknown>): Promise<number> {
  let fewest = Infinity;
  for (let tries = 0; tries < 3; tries += 1) {
    const { count, perLook } = await settled(stack);
    await work();
    fewest = Math.min(fewest, (await countCommands(stack)) - count - perLook);
  }
  return fewest;
}
