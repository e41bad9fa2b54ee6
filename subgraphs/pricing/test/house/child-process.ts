import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const pricingFolder = path.resolve(import.meta.dirname, '../..');

/** A process of this subgraph, started as in production. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = '';

  /**
   * @param entry file to run, from the subgraph's folder
   * @param nodeOptions what Node.js is started with
   */
  constructor(entry: string, env: Readonly<Record<string, string>>, nodeOptions: readonly string[] = []) {
    // `PATH` alone is inherited: nothing of the machine may decide a test.
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...nodeOptions, entry], {
      cwd: pricingFolder,
      env: { PATH: path.dirname(process.execPath), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#exited = once(this.#child, 'exit');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.#output = (this.#output + text.toString()).slice(-20_000);
      });
    }
  }

  /** The end of what it has said. */
  get output(): string {
    return this.#output;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get runs(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when it has ended by itself or by another's hand. */
  async ended(): Promise<void> {
    await this.#exited;
  }

  /** Ends it as a power cut would: nothing is let go of. */
  async kill(): Promise<void> {
    if (!this.runs) return;
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
