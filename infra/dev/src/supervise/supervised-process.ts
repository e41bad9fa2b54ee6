import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { hasRecovered, pauseBeforeRestart } from './backoff.ts';
import { signalGroup, startTimeOf } from './process-identity.ts';
import type { ProcessSpec, ProcessState } from './process-spec.ts';
import { type Liveness, untilLifeless } from './liveness.ts';
import { isReady } from './readiness.ts';
import type { RunningProcess } from './run-file.ts';

/** How often a process that never was healthy may end before it is given up. */
const attemptsToStart = 3;
const readinessPollMs = 100;
/** From then on a slow start is spoken of. */
const slowStartMs = 20_000;
/** Longer than the services take to drain. */
const defaultGraceMs = 25_000;
const keptLines = 15;

/** What a supervised process tells. */
export interface ProcessListener {
  changed(): void;
  line(text: string): void;
  said(message: string, level?: 'info' | 'warn' | 'error'): void;
}

export interface ProcessOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How long it may take to end after SIGTERM before it is killed. */
  readonly graceMs?: number;
  /** Left out, a healthy process is left alone: a debugger may hold it. */
  readonly liveness?: Liveness | undefined;
}

/** One process that is kept running until it is told to stop. */
export class SupervisedProcess {
  readonly spec: ProcessSpec;
  readonly #listener: ProcessListener;
  readonly #options: ProcessOptions;
  #state: ProcessState = 'waiting';
  #child: ChildProcess | null = null;
  #startTime: string | null = null;
  #restarts = 0;
  #crashesInARow = 0;
  #wasHealthy = false;
  #healthySince = 0;
  #stopping = new AbortController();
  #ended: Promise<void> = Promise.resolve();
  #lastLines: string[] = [];

  constructor(spec: ProcessSpec, listener: ProcessListener, options: ProcessOptions) {
    this.spec = spec;
    this.#listener = listener;
    this.#options = options;
  }

  get state(): ProcessState {
    return this.#state;
  }

  /** True when it ended so often before it was ever healthy that it is not started again. */
  get isGivenUp(): boolean {
    return this.#state === 'crashed' && !this.#wasHealthy && this.#crashesInARow >= attemptsToStart;
  }

  /** The last lines it wrote: why it failed is most likely among them. */
  get lastLines(): readonly string[] {
    return this.#lastLines;
  }

  describe(): RunningProcess {
    const { port, internalPort } = this.spec;
    const pid = this.#child?.pid ?? null;
    return { pid, startTime: this.#startTime, port, internalPort, state: this.#state, restarts: this.#restarts };
  }

  start(): void {
    if (this.#stopping.signal.aborted) return;
    this.#enter('starting');
    const { command, args, cwd, env } = this.spec;
    // A group of its own: Ctrl-C in the terminal reaches the supervisor alone, which stops everything in order.
    const child = spawn(command, args, {
      cwd,
      env: { ...this.#options.environment, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (text) => {
        this.#keep(text);
      });
    }
    this.#ended = new Promise((resolve) => {
      const end = (reason: string): void => {
        if (this.#child !== child) return;
        this.#afterEnd(child, reason);
        resolve();
      };
      child.once('error', (error) => {
        end(error.message);
      });
      child.once('exit', (code, signal) => {
        end(signal ?? `exit code ${code ?? 'unknown'}`);
      });
    });
    void this.#identify(child);
    void this.#watchStart(child);
  }

  /** Asks it to end, and ends it when it does not within its grace. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child?.pid === undefined) {
      if (this.#state !== 'waiting') this.#enter('stopped');
      return;
    }
    this.#enter('stopping');
    child.kill('SIGTERM');
    const { graceMs = defaultGraceMs } = this.#options;
    const timer = setTimeout(() => {
      this.#listener.said(`did not stop within ${Math.round(graceMs / 1000)} s, killing it`, 'warn');
      this.kill();
    }, graceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  /** Ends it and everything it started, at once. */
  kill(): void {
    this.#stopping.abort();
    if (this.#child?.pid !== undefined) signalGroup(this.#child.pid, 'SIGKILL');
  }

  async #identify(child: ChildProcess): Promise<void> {
    const startTime = child.pid === undefined ? null : await startTimeOf(child.pid);
    if (this.#child !== child) return;
    this.#startTime = startTime;
    this.#listener.changed();
  }

  async #watchStart(child: ChildProcess): Promise<void> {
    const startedAt = Date.now();
    let spokenOf = false;
    while (this.#child === child && this.#state === 'starting') {
      if (await isReady(this.spec.ready)) {
        this.#becomeHealthy(child, Date.now() - startedAt);
        return;
      }
      if (!spokenOf && Date.now() - startedAt > slowStartMs) {
        spokenOf = true;
        this.#listener.said('still starting …', 'warn');
      }
      await delay(readinessPollMs);
    }
  }

  #becomeHealthy(child: ChildProcess, tookMs: number): void {
    // It may have ended while it was asked.
    if (this.#child !== child || this.#state !== 'starting') return;
    this.#wasHealthy = true;
    this.#healthySince = Date.now();
    this.#enter('healthy');
    const where = this.spec.port === null ? '' : ` on port ${this.spec.port}`;
    this.#listener.said(
      `healthy${where} after ${(tookMs / 1000).toFixed(1)} s${this.#restarts === 0 ? '' : ', again'}`,
    );
    void this.#watchLife(child);
  }

  /** One that answers nothing any more is started anew. */
  async #watchLife(child: ChildProcess): Promise<void> {
    const { liveness } = this.#options;
    if (!liveness) return;
    const ended = new AbortController();
    child.once('exit', () => {
      ended.abort();
    });
    const isLifeless = await untilLifeless(this.spec.ready, liveness, ended.signal);
    if (!isLifeless || this.#child !== child || child.pid === undefined || this.#state !== 'healthy') return;
    this.#listener.said('runs, and does not answer; ending it', 'warn');
    signalGroup(child.pid, 'SIGKILL');
  }

  #afterEnd(child: ChildProcess, reason: string): void {
    // What it started must not outlive it and hold its port.
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
    const healthyForMs = this.#state === 'healthy' ? Date.now() - this.#healthySince : 0;
    this.#child = null;
    this.#startTime = null;
    if (this.#stopping.signal.aborted) {
      this.#enter('stopped');
      this.#listener.said('stopped');
      return;
    }
    this.#crashesInARow = hasRecovered(healthyForMs) ? 1 : this.#crashesInARow + 1;
    this.#enter('crashed');
    if (this.isGivenUp) {
      this.#listener.said(`ended ${attemptsToStart} times without ever being healthy (${reason}); given up`, 'error');
      return;
    }
    void this.#restart(reason);
  }

  async #restart(reason: string): Promise<void> {
    const pauseMs = pauseBeforeRestart(this.#crashesInARow);
    this.#listener.said(`ended unexpectedly (${reason}); starting it again in ${pauseMs / 1000} s`, 'warn');
    this.#enter('restarting');
    try {
      await delay(pauseMs, undefined, { signal: this.#stopping.signal });
    } catch {
      this.#enter('stopped');
      return;
    }
    this.#restarts += 1;
    this.start();
  }

  #keep(text: string): void {
    this.#lastLines = [...this.#lastLines, text].slice(-keptLines);
    this.#listener.line(text);
  }

  #enter(state: ProcessState): void {
    this.#state = state;
    this.#listener.changed();
  }
}
