import type { ServiceProcess } from './child-process.ts';

/** A process that is started anew whenever it dies, as its supervisor does. */
export class KeptWorker {
  readonly #start: () => ServiceProcess;
  readonly #keeping: Promise<void>;
  #process: ServiceProcess;
  #stopped = false;
  #deaths = 0;

  constructor(start: () => ServiceProcess) {
    this.#start = start;
    this.#process = start();
    this.#keeping = this.#keep();
  }

  /** How often it died by another's hand than `stop`. */
  get deaths(): number {
    return this.#deaths;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#process.kill();
    await this.#keeping;
  }

  async #keep(): Promise<void> {
    for (;;) {
      await this.#process.ended();
      if (this.#stopped) return;
      this.#deaths += 1;
      this.#process = this.#start();
    }
  }
}
