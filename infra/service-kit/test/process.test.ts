import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { providedUrl } from '../src/testing/env.ts';
import { aKeyPair, waitUntil } from '../src/testing/index.ts';
import { openCollector, type SentSpan } from './collector.ts';
import { openNumberedRedis } from './own-redis.ts';

type Line = Readonly<Record<string, unknown>>;

interface Running {
  readonly child: ChildProcess;
  readonly lines: Line[];
  /** Resolves to the first line that says this. */
  said(message: string): Promise<Line>;
  /** Resolves to the exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
}

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts the service of the fixture as production does, with this environment and no other. */
function run(env: Readonly<Record<string, string>>): Running {
  const child = spawn(
    process.execPath,
    ['--import', '@alexandrite/service-kit/telemetry/register', 'fixtures/traced-service.ts'],
    {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  children.push(child);
  const lines: Line[] = [];
  let rest = '';
  child.stdout?.on('data', (text: Buffer) => {
    const parts = (rest + text.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line) as Line));
  });
  return {
    child,
    lines,
    said: (message) => waitUntil(`it says '${message}'`, () => lines.find(({ msg }) => msg === message), 25_000),
    exited: once(child, 'exit').then(([code]: (number | null)[]) => code ?? null),
  };
}

const redisNumber = 13;
const keys = aKeyPair();
function environment(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const redis = new URL(providedUrl('TEST_REDIS_URL'));
  redis.pathname = `/${redisNumber}`;
  const mongo = new URL(providedUrl('TEST_MONGODB_URL'));
  mongo.pathname = `/kit_${randomBytes(6).toString('hex')}`;
  return {
    REDIS_URL: redis.href,
    MONGODB_URL: mongo.href,
    IDENTITY_PUBLIC_KEY: keys.text.publicKey,
    IDENTITY_PRIVATE_KEY: keys.text.privateKey,
    ...given,
  };
}

describe('a service as a process', () => {
  beforeEach(async () => {
    await (await openNumberedRedis(redisNumber)).close();
  });

  it('tells one trace from the request to the handling of the event it caused', async () => {
    const collector = await openCollector();
    const service = run(environment({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'traced' }));
    const { askerPort } = await service.said('listens');
    const answer = await (await fetch(`http://127.0.0.1:${Number(askerPort)}/`)).json();
    expect(answer).toMatchObject({ data: { make: expect.stringMatching(/^pce_/) as unknown } });
    const made = await service.said('piece made');
    const handled = await service.said('event handled');
    expect(handled['traceId']).toBe(made['traceId']);

    // What was not sent yet is sent before the process ends.
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    const trace = collector.spans.filter(({ traceId }) => traceId === made['traceId']);
    const byScope = Object.groupBy(trace, ({ scope }) => scope.replace('@opentelemetry/instrumentation-', ''));
    const names = (scope: string): string[] => (byScope[scope] ?? []).map(({ name }) => name);
    expect(new Set(trace.map(({ service: name }) => name))).toEqual(new Set(['traced']));
    expect(names('http').length).toBeGreaterThanOrEqual(2);
    expect(names('undici')).toHaveLength(1);
    expect(names('graphql').join()).toContain('query');
    expect(names('redis').join()).toMatch(/INCR/i);
    expect(names('mongoose').join()).toMatch(/piece/i);
    expect(names('alexandrite')).toContain('consume model.measured.v1');
    // Every span hangs on another of the trace, but for the first.
    const ids = new Set(trace.map(({ spanId }) => spanId));
    const roots = trace.filter(({ parentSpanId }: SentSpan) => !parentSpanId || !ids.has(parentSpanId));
    expect(roots).toHaveLength(1);
    await collector.close();
  }, 60_000);

  it('traces no health check, and no looking for work that nobody asked for', async () => {
    const collector = await openCollector();
    const service = run(environment({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }));
    const { port } = await service.said('listens');
    await (await fetch(`http://127.0.0.1:${Number(port)}/health/live`)).text();
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    // What a start does once is seen; what is done again and again is not.
    const again = collector.spans.filter(({ name }) => !/^redis-(connect|CLIENT)$|^graphql\.parseSchema$/.test(name));
    expect(again.map(({ name }) => name)).toEqual([]);
    await collector.close();
  }, 60_000);

  it('ends in its time though nobody takes its traces', async () => {
    const service = run(environment({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }));
    const { askerPort } = await service.said('listens');
    await (await fetch(`http://127.0.0.1:${Number(askerPort)}/`)).text();
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  }, 60_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes the request under way on %s, then exits with 0',
    async (signal) => {
      const service = run(environment());
      const { port } = await service.said('listens');
      const answer = await fetch(`http://127.0.0.1:${Number(port)}/slow`);
      service.child.kill(signal);
      await service.said('draining');
      await expect(fetch(`http://127.0.0.1:${Number(port)}/slow`)).rejects.toThrow();
      expect(service.child.exitCode).toBeNull();
      service.child.send('finish');
      expect(await answer.text()).toBe('begun done');
      expect(await service.exited).toBe(0);
      expect(service.lines.at(-1)).toMatchObject({ msg: 'stopped', level: 'info' });
    },
    60_000,
  );

  it('says everything that is wrong with its environment and exits with 1', async () => {
    const service = run({ REDIS_URL: 'nonsense' });
    expect(await service.exited).toBe(1);
    const [line] = service.lines;
    expect(line?.['level']).toBe('fatal');
    expect(line?.['msg']).toMatch(/MONGODB_URL: is missing[^]*REDIS_URL: [^]*IDENTITY_PUBLIC_KEY: is missing/);
  }, 60_000);

  it('says why it cannot start, lets go of what it has, and exits with 1', async () => {
    const { port } = new URL(providedUrl('TEST_REDIS_URL'));
    const service = run(environment({ PORT: port }));
    expect(await service.exited).toBe(1);
    expect(service.lines.at(-1)).toMatchObject({ level: 'fatal', msg: 'could not start', err: { code: 'EADDRINUSE' } });
  }, 60_000);

  it('waits for its databases, and may be stopped while it waits', async () => {
    const service = run(environment({ MONGODB_URL: 'mongodb://127.0.0.1:9/none', REDIS_URL: 'redis://127.0.0.1:9' }));
    await service.said('redis connection lost');
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  }, 60_000);
});
