import { EventEmitter, once } from 'node:events';
import { startTimeOf } from './process-identity.ts';
import type { ProcessSpec } from './process-spec.ts';
import { writeProcesses, writeSupervisor } from './run-file.ts';
import { SupervisedProcess, type ProcessOptions } from './supervised-process.ts';
import type { TerminalLog } from './terminal-log.ts';

/** A process could not be started, or ended for good while somebody waited for it. */
class StartFailedError extends Error {
  constructor(name: string, lastLines: readonly string[]) {
    super([`${name} could not be started. The last it said:`, ...lastLines.map((line) => `  ${line}`)].join('\n'));
    this.name = 'StartFailedError';
  }
}

export interface SupervisorOptions extends ProcessOptions {
  readonly dataDir: string;
  readonly log: TerminalLog;
  /** Keeps the lines of each process as they are. */
  readonly record: (process: string, text: string) => void;
}

const reasonOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** Runs the processes of the stack, each after those it depends on, and stops them in the reverse order. */
export class Supervisor {
  readonly #processes: ReadonlyMap<string, SupervisedProcess>;
  readonly #options: SupervisorOptions;
  readonly #events = new EventEmitter();
  #stops = new Map<string, Promise<void>>();
  #ready = false;
  #written: Promise<void> = Promise.resolve();
  #isWriteDue = false;
  #isUnwritten = false;

  constructor(specs: readonly ProcessSpec[], options: SupervisorOptions) {
    this.#options = options;
    this.#events.setMaxListeners(0);
    this.#processes = new Map(specs.map((spec) => [spec.name, this.#supervise(spec)]));
  }

  /**
   * Starts these processes, and resolves when all of them are healthy.
   * Rejects with StartFailedError when one of them is given up or stopped meanwhile.
   */
  async start(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.#startOne(this.#find(name))));
  }

  /** Says in the run file that everything has been healthy together. */
  async declareReady(): Promise<void> {
    this.#ready = true;
    await this.#writeRunFile();
  }

  /** Stops everything, dependants first. Resolves when all are gone. */
  async stop(): Promise<void> {
    await Promise.all([...this.#processes.keys()].map((name) => this.#stopOne(name)));
    await this.#writeRunFile();
  }

  /** Kills everything at once. */
  kill(): void {
    for (const process of this.#processes.values()) process.kill();
  }

  async #startOne(process: SupervisedProcess): Promise<void> {
    const { dependsOn } = process.spec;
    await Promise.all(dependsOn.map((name) => this.#untilHealthy(this.#find(name))));
    process.start();
    await this.#untilHealthy(process);
  }

  async #untilHealthy(process: SupervisedProcess): Promise<void> {
    while (process.state !== 'healthy') {
      if (process.isGivenUp || this.#stops.size > 0) throw new StartFailedError(process.spec.name, process.lastLines);
      await once(this.#events, 'change');
    }
  }

  #stopOne(name: string): Promise<void> {
    const existing = this.#stops.get(name);
    if (existing !== undefined) return existing;
    const dependants = [...this.#processes.values()].filter(({ spec }) => spec.dependsOn.includes(name));
    const stop = Promise.all(dependants.map(({ spec }) => this.#stopOne(spec.name))).then(() =>
      this.#find(name).stop(),
    );
    this.#stops.set(name, stop);
    // Whoever waits for a start has to learn that it will not come.
    this.#events.emit('change');
    return stop;
  }

  #supervise(spec: ProcessSpec): SupervisedProcess {
    const { log, record } = this.#options;
    return new SupervisedProcess(
      spec,
      {
        changed: () => {
          this.#events.emit('change');
          void this.#writeRunFile();
        },
        line: (text) => {
          record(spec.name, text);
          log.line(spec.name, text);
        },
        said: (message, level) => {
          log.say(spec.name, message, level);
        },
      },
      this.#options,
    );
  }

  #find(name: string): SupervisedProcess {
    const process = this.#processes.get(name);
    if (process === undefined) throw new Error(`There is no process called ${name}.`);
    return process;
  }

  /** One write at a time; changes during a write are one more write after it. */
  #writeRunFile(): Promise<void> {
    if (!this.#isWriteDue) {
      this.#isWriteDue = true;
      this.#written = this.#written.then(async () => {
        this.#isWriteDue = false;
        const { dataDir } = this.#options;
        try {
          const entries = [...this.#processes].map(([name, process]) => [name, process.describe()] as const);
          await writeProcesses(dataDir, Object.fromEntries(entries));
          const { pid } = process;
          await writeSupervisor(dataDir, { pid, startTime: await startTimeOf(pid), ready: this.#ready });
          this.#isUnwritten = false;
        } catch (fault) {
          // A full disk must not take the supervisor along: what runs goes on, and is written down later.
          if (!this.#isUnwritten)
            this.#options.log.say('alexandrite', `cannot write down what runs: ${reasonOf(fault)}`, 'warn');
          this.#isUnwritten = true;
        }
      });
    }
    return this.#written;
  }
}
