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

/** Waits until the house has nothing left to do: no command within a while. */
async function settled(stack: RunningStack): Promise<number> {
  for (let before = await countCommands(stack); ;) {
    await pause(700);
    const now = await countCommands(stack);
    if (now === before) return now;
    before = now;
  }
}

/** The fewest commands that some work costs in three tries: scheduled work that falls into one of them does not count. */
export async function commandsFor(stack: RunningStack, work: () => Promise<unknown>): Promise<number> {
  let fewest = Infinity;
  for (let tries = 0; tries < 3; tries += 1) {
    const before = await settled(stack);
    await work();
    fewest = Math.min(fewest, (await countCommands(stack)) - before);
  }
  return fewest;
}
