import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { workerOptions } from '../../test/house/pricing-house.ts';

/** Processes that measure and do nothing else: what a core of this machine is worth, and what a second one is. */
export class BareCrew {
  readonly #processes: readonly ChildProcess[];

  private constructor(processes: readonly ChildProcess[]) {
    this.#processes = processes;
  }

  /**
   * @param count of processes
   * @param warmUp models that each measures before it counts as ready
   * @param facets of each model
   */
  static async start(count: number, warmUp: number, facets: number): Promise<BareCrew> {
    const processes = Array.from({ length: count }, () =>
      fork(path.join(import.meta.dirname, 'bare-worker.ts'), [String(warmUp), String(facets)], {
        execArgv: ['--disable-warning=ExperimentalWarning', ...workerOptions],
      }),
    );
    await Promise.all(processes.map((child) => once(child, 'message')));
    return new BareCrew(processes);
  }

  /** Models a second of the first so many processes, each measuring so many models at once with the others. */
  async modelsPerSecond(count: number, modelsEach: number): Promise<number> {
    const began = performance.now();
    await Promise.all(
      this.#processes.slice(0, count).map((child) => {
        child.send(modelsEach);
        return once(child, 'message');
      }),
    );
    return (count * modelsEach * 1_000) / (performance.now() - began);
  }

  async close(): Promise<void> {
    const ends = this.#processes.map((child) => {
      child.kill();
      return once(child, 'exit');
    });
    await Promise.all(ends);
  }
}
