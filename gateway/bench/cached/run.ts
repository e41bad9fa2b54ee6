import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { data, question } from './question.ts';

/**
 * Compares what a kept answer costs: every contestant is asked for the same page of the catalogue, its answer compared
 * before it is timed, in turns, so that a noisy minute hits all of them. `node bench/cached/run.ts [seconds] [rounds]`
 *
 * Contestants have a core of their own where the machine has two. Besides requests a second it tells what a request
 * costs the processor, which holds on a busy machine too.
 */
interface Entry {
  readonly file: string;
  readonly args: readonly string[];
  readonly flags: readonly string[];
}
const asItRuns = ['--max-semi-space-size=64'];
const entries = {
  'node:http': { file: 'raw.ts', args: [], flags: asItRuns },
  'node:http and a Redis GET': { file: 'raw-redis.ts', args: [], flags: asItRuns },
  'ours, in process': { file: 'ours.ts', args: ['memory'], flags: asItRuns },
  'ours, from Redis': { file: 'ours.ts', args: ['redis'], flags: asItRuns },
  'Apollo with its response cache': { file: 'apollo-plugin.ts', args: [], flags: [] },
} as const satisfies Readonly<Record<string, Entry>>;
type Name = keyof typeof entries;
const names: readonly Name[] = Object.keys(entries).filter((name): name is Name => name in entries);

/** What has to be reached: one contestant at least so many times another. */
const goals: readonly { readonly of: Name; readonly against: Name; readonly atLeast: number }[] = [
  { of: 'ours, in process', against: 'node:http', atLeast: 0.6 },
  { of: 'ours, from Redis', against: 'node:http and a Redis GET', atLeast: 0.6 },
  { of: 'ours, in process', against: 'Apollo with its response cache', atLeast: 8 },
  { of: 'ours, from Redis', against: 'Apollo with its response cache', atLeast: 8 },
];

interface Running {
  readonly name: Name;
  readonly process: ChildProcess;
  readonly url: string;
}
interface Measured {
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly p50: number;
  readonly p99: number;
}

const [seconds = '4', rounds = '3'] = process.argv.slice(2);
const connections = 32;
const json = { 'content-type': 'application/json' };

/** Puts a process on one core, where that can be done. */
function pin(pid: number | undefined, core: number): void {
  if (pid === undefined) return;
  spawn('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' }).on('error', () => undefined);
}

async function startRedis(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  const args = ['--port', String(address.port), '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  pin(child.pid, 1);
  return { url: `redis://127.0.0.1:${address.port}`, child };
}

async function start(file: string, args: readonly string[], flags: readonly string[]): Promise<[ChildProcess, string]> {
  const env = { NODE_ENV: 'production' };
  const child = fork(new URL(file, import.meta.url), args, { execArgv: [...flags], env });
  // A process that announces itself says this.
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} has ended`)));
  const [{ url }] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }];
  ended.catch(() => undefined);
  return [child, url];
}

async function usage(child: ChildProcess): Promise<number> {
  child.send('usage');
  // As in start.
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }];
  return cpu;
}

/** Ways to ask: as browsers and pages do, and without compression. */
const ways = {
  'GET, compressed': (url: string) => {
    const search = new URLSearchParams({ query: question.query, variables: JSON.stringify(question.variables) });
    const headers = { 'apollo-require-preflight': 'bench', 'accept-encoding': 'gzip' };
    return { url: `${url}?${search.toString()}`, init: { method: 'GET' as const, headers } };
  },
  'POST, compressed': (url: string) => ({
    url,
    init: { method: 'POST' as const, headers: { ...json, 'accept-encoding': 'gzip' }, body: JSON.stringify(question) },
  }),
  'POST, as it is': (url: string) => ({
    url,
    init: { method: 'POST' as const, headers: json, body: JSON.stringify(question) },
  }),
};
type Way = keyof typeof ways;

/** Asks until nothing has to be computed any more, and compares. */
async function check({ name, url }: Running, way: Way): Promise<void> {
  const asked = ways[way](url);
  for (let times = 0; times < 5; times += 1) {
    // Unasked, fetch would accept compression.
    const headers = { 'accept-encoding': 'identity', ...asked.init.headers };
    const response = await fetch(asked.url, { ...asked.init, headers });
    const answer: unknown = await response.json();
    if (JSON.stringify(answer) !== JSON.stringify({ data }))
      throw new Error(`${name} answers ${JSON.stringify(answer)}`);
    const isHit = response.headers.get('cache-status') === 'gateway; hit';
    if (times === 4 && name.startsWith('ours') && !isHit) throw new Error(`${name} computes`);
    await pause(50);
  }
}

async function measure({ name, process: child, url }: Running, way: Way, duration: number): Promise<Measured> {
  const asked = ways[way](url);
  const before = await usage(child);
  const result = await autocannon({ url: asked.url, ...asked.init, connections, duration });
  if (result.non2xx + result.errors > 0) throw new Error(`${name}: ${result.non2xx} answers were no answers`);
  const { total } = result.requests;
  const cpuMicros = ((await usage(child)) - before) / total;
  return { perSecond: total / result.duration, cpuMicros, p50: result.latency.p50, p99: result.latency.p99 };
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

async function compare(running: readonly Running[], way: Way): Promise<void> {
  for (const contestant of running) await check(contestant, way);
  for (const contestant of running) await measure(contestant, way, 2);
  const all = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const contestant of running) all.get(contestant.name)?.push(await measure(contestant, way, Number(seconds)));
  }
  const of = (name: Name, what: keyof Measured): number => median(all.get(name)?.map((one) => one[what]) ?? []);
  console.log(`\n${way}: a page of 24 pieces: ${connections} connections, median of ${rounds} × ${seconds} s`);
  console.table(
    names.map((name) => ({
      contestant: name,
      'requests/s': Math.round(of(name, 'perSecond')),
      'CPU µs': Math.round(of(name, 'cpuMicros')),
      'p50 ms': of(name, 'p50'),
      'p99 ms': of(name, 'p99'),
    })),
  );
  console.table(
    goals.map(({ of: one, against, atLeast }) => ({
      goal: `${one} ≥ ${atLeast} × ${against}`,
      'by requests/s': +(of(one, 'perSecond') / of(against, 'perSecond')).toFixed(2),
      'by CPU': +(of(against, 'cpuMicros') / of(one, 'cpuMicros')).toFixed(2),
    })),
  );
}

pin(process.pid, 1);
const redis = await startRedis();
const [shop, shopUrl] = await start('shop.ts', [], []);
pin(shop.pid, 1);
const running: Running[] = [];
try {
  for (const name of names) {
    const { file, args, flags } = entries[name];
    const [child, url] = await start(`contestants/${file}`, [redis.url, shopUrl, ...args], flags);
    pin(child.pid, 0);
    running.push({ name, process: child, url });
  }
  for (const way of ['GET, compressed', 'POST, compressed', 'POST, as it is'] as const) await compare(running, way);
} finally {
  for (const { process: child } of running) child.disconnect();
  shop.disconnect();
  redis.child.kill();
}
