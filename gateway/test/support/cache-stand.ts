import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { hash } from 'node:crypto';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { cacheKey } from '../../src/cache/cache-key.ts';
import type { CacheReply, Computed } from '../../src/cache/cache-reply.ts';
import { ResponseCache } from '../../src/cache/response-cache.ts';
import type { BodyForm } from '../../src/cache/stored-answer.ts';
import { type CacheSettings, usualCache } from '../../src/cache/cache-settings.ts';
import { freePort } from './free-port.ts';

/** A Redis of the test's own, which it may kill. */
export interface OwnRedis {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it without a warning; what it held is kept when it was started so. */
  kill(): Promise<void>;
  /** Ends it, and what it held is gone. */
  loseData(): Promise<void>;
  /** Stops it from answering, and lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  remove(): Promise<void>;
}

export async function ownRedis(): Promise<OwnRedis> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-cache-'));
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (running?.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const args = ['--port', String(port), '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always'];
      const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      let said = '';
      started.stdout.on('data', (text: Buffer) => (said += text.toString()));
      await waitUntil('redis-server listens', () => said.includes('Ready to accept connections'));
    },
    kill,
    async loseData() {
      await kill();
      await rm(path.join(folder, 'appendonlydir'), { recursive: true, force: true });
    },
    signal(signal) {
      child?.kill(signal);
    },
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const log = createLog('gateway', 'silent');

/** A gateway's cache, and what its answers are computed from. */
export interface CacheStand {
  readonly cache: ResponseCache;
  readonly redis: RedisClient;
  /** Asks for a text; what it is answered, and whether that was computed for this call. */
  ask(text: string, given?: Partial<Computing>): Promise<{ readonly body: string; readonly isOwn: boolean }>;
  /** How often a text was computed. */
  computed(text: string): number;
  close(): Promise<void>;
}

export interface Computing {
  readonly variables: Record<string, unknown>;
  readonly locale: 'ru' | 'en';
  readonly form: BodyForm;
  readonly maxAge: number;
  readonly scope: 'PUBLIC' | 'PRIVATE';
  readonly isWhole: boolean;
  readonly tags: readonly string[];
  /** Computes the body. */
  readonly body: () => string | Promise<string>;
}

export async function openCacheStand(url: string, settings: Partial<CacheSettings> = {}): Promise<CacheStand> {
  const redis = await connectRedis(url, log);
  const listener = await connectRedis(url, log);
  const cache = await ResponseCache.open({ redis, listener, log, settings: { ...usualCache, ...settings } });
  const counts = new Map<string, number>();
  return {
    cache,
    redis,
    async ask(text, given = {}) {
      const { form = 'plain' } = given;
      const question = { hash: hash('sha256', text), name: undefined, values: given.variables ?? {} };
      const key = cacheKey(question, given.locale ?? 'en', 'schema');
      if (!key) throw new Error('this has no key');
      const compute = async (): Promise<Computed> => {
        counts.set(text, (counts.get(text) ?? 0) + 1);
        const body = (await given.body?.()) ?? `{"data":"${text}"}`;
        const { maxAge = 300, scope = 'PUBLIC', isWhole = true, tags = [text] } = given;
        return { body, isWhole, tags, policy: { maxAge, scope } };
      };
      const recalled = cache.recall(key, form);
      const reply: CacheReply<Computed> = recalled
        ? { kind: 'stored', answer: recalled, isHit: true }
        : await cache.answer(key, form, compute);
      return reply.kind === 'stored'
        ? { body: unzip(reply.answer.forms[form], reply.answer.isCompressed ? form : 'plain'), isOwn: !reply.isHit }
        : { body: reply.computed.body, isOwn: true };
    },
    computed: (text) => counts.get(text) ?? 0,
    async close() {
      await cache.close();
      listener.destroy();
      redis.destroy();
    },
  };
}

function unzip(body: Buffer | undefined, form: BodyForm): string {
  if (!body) throw new Error(`it is not there in the form ${form}`);
  return (form === 'br' ? brotliDecompressSync(body) : form === 'gzip' ? gunzipSync(body) : body).toString();
}

/** Resolves when it is told to. */
export function aGate(): { readonly passed: Promise<undefined>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    passed: promise,
    open: () => {
      resolve(undefined);
    },
  };
}
