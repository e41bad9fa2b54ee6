import { setTimeout as pause } from 'node:timers/promises';

/** What a server under test tells of itself. */
export interface Report {
  /** Processor time used so far, in microseconds. */
  readonly cpuMicros: number;
  /** Memory of JavaScript and its buffers, and of the process, in bytes; after a collection where that was asked for. */
  readonly usedBytes: number;
  readonly residentBytes: number;
  /** How often an answer was computed. */
  readonly computations: number;
}

/** What the bench asks of a server under test. */
export type Order =
  { readonly ask: 'report'; readonly collects: boolean } | { readonly ask: 'push'; readonly revision: number };

/** Answers the bench's questions from now on. The process ends with the bench. */
export function reportTo(
  port: number,
  push: (revision: number) => void,
  computations: () => Promise<number> | number,
): void {
  const report = async (collects: boolean): Promise<Report> => {
    // First of all: what asking costs is not the server's.
    const { user, system } = process.cpuUsage();
    // Once is not enough: buffers are given back behind the collection that finds them free.
    for (let times = 0; collects && times < 8; times += 1) {
      globalThis.gc?.();
      await pause(50);
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    return {
      cpuMicros: user + system,
      usedBytes: heapUsed + external,
      residentBytes: rss,
      computations: await computations(),
    };
  };
  process.on('message', (order: Order) => {
    if (order.ask === 'push') push(order.revision);
    else void report(order.collects).then((told) => process.send?.(told));
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}
