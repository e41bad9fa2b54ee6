import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { childEnvironment, redisUrl } from './env.ts';

/** Puts a process on one core, where that can be done. */
export function pin({ pid }: { readonly pid?: number | undefined }, core: number): void {
  if (pid === undefined) return;
  spawn('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' }).on('error', () => undefined);
}

/** A process of the bench, and what it has told. */
export class Part {
  readonly process: ChildProcess;
  readonly #file: string;
  #told: object[] = [];
  #wake: (() => void) | undefined;
  #hasEnded = false;

  /** `--expose-gc`, so that memory is what is in use and not what waits for a collection. */
  constructor(file: string, args: readonly string[], core: number, flags: readonly string[] = []) {
    this.#file = file;
    const path = new URL(file, import.meta.url).pathname;
    const options = {
      execArgv: ['--expose-gc', '--no-flush-bytecode', ...flags],
      env: childEnvironment,
    };
    this.process = fork(path, args, options);
    pin(this.process, core);
    this.process.on('message', (message: object) => {
      this.#told.push(message);
      this.#wake?.();
    });
    this.process.on('exit', () => {
      this.#hasEnded = true;
      this.#wake?.();
    });
  }

  /** Waits for what has a given field. Throws when it ends instead, or takes too long. */
  async told<T>(field: string, limitMs = 120_000): Promise<T> {
    const end = performance.now() + limitMs;
    for (;;) {
      const found = this.#told.findIndex((message) => field in message);
      // Parts tell the bench what it asks for.
      if (found >= 0) return this.#told.splice(found, 1)[0] as T;
      const leftMs = end - performance.now();
      if (this.#hasEnded || leftMs <= 0) throw new Error(`${this.#file} did not tell what was ${field}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** What was told and not asked for is of no interest any more. */
  forget(field: string): void {
    this.#told = this.#told.filter((message) => !(field in message));
  }

  tell(message: object): void {
    this.process.send(message);
  }

  async ask<T>(message: object, field: string, limitMs?: number): Promise<T> {
    this.tell(message);
    return this.told<T>(field, limitMs);
  }

  async end(): Promise<void> {
    if (this.#hasEnded) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}

/** A Redis of the bench's own, or the one at BENCH_REDIS_URL. */
export async function startRedis(): Promise<{ readonly url: string; stop(): void }> {
  if (redisUrl) return { url: redisUrl, stop: () => undefined };
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  probe.close();
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  await once(redis, 'spawn');
  return { url: `redis://127.0.0.1:${port}`, stop: () => void redis.kill() };
}
