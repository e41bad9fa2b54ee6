import { setTimeout as pause } from 'node:timers/promises';
import type { SetOfClients } from './crowd.ts';
import { selection } from './order.ts';
import { Part, pin, startRedis } from './processes.ts';
import { checkRestart } from './restart.ts';
import { checkAnswers, type Contestant, measure, type Measured, report } from './rounds.ts';
import { sellers } from './secrets.ts';
import { judge, type Result } from './verdict.ts';

/**
 * Compares live servers: the same event to thousands of sockets, what every client gets compared before it is timed, in
 * turns, so that a noisy minute hits all of them. `npm run bench:live -- [sockets] [events] [rounds]`
 *
 * Servers share one core and their clients have the other, where the machine has two. Messages a second are what all
 * clients together have read; processor time a message is the server's alone and holds on a busy machine too.
 */
const [sockets = 3_000, events = 30, rounds = 7] = process.argv.slice(2).map(Number);

pin(process, 1);
const redis = await startRedis();
const subgraph = new Part('subgraph.ts', [], 1);
const { url: subgraphUrl } = await subgraph.told<{ url: string }>('url');
const introductions = (await sellers(Math.ceil(sockets / 40))).map((token) =>
  JSON.stringify({ type: 'connection_init', payload: { token, locale: 'en' } }),
);

const subscribe = (query: string, variables: object): string =>
  JSON.stringify({ id: '$id', type: 'subscribe', payload: { query, variables } });
/** Subscriptions that ask for different things of the same order. */
const subscriptions = (orderId: string, distinct: number): string[] =>
  Array.from({ length: distinct }, (_, index) => {
    // The first asks for everything, the others for this and that: no two for the same.
    const some = ['status', 'channel', 'createdAt', 'promisedAt'].filter((_, bit) => ((index >> bit) & 1) === 1);
    const fields =
      index === 0 ? selection : `${selection.replace(/status channel createdAt promisedAt/, '')} ${some.join(' ')}`;
    return subscribe(`subscription F($ids: [ID!]) { ordersUpdated(filter: { ids: $ids }) { ${fields} } }`, {
      ids: [orderId],
    });
  });

interface Entry {
  readonly name: string;
  readonly kind: Result['kind'];
  readonly file: string;
  readonly ids?: SetOfClients['ids'];
  readonly distinct?: number;
  readonly isSilent?: boolean;
}

/** Starts a server and its clients; tells what each socket costs in memory. */
async function enter({ name, file, ids = 'uuid', distinct = 1, isSilent = false }: Entry, order: number) {
  const orderId = `ord_${order}`;
  const server = new Part(`contestants/${file}`, [orderId, redis.url, subgraphUrl], 0, ['--max-semi-space-size=64']);
  const crowd = new Part('crowd.ts', [], 1);
  const { port } = await server.told<{ port: number }>('port');
  const contestant: Contestant = { name, server, crowd, orderId, sockets, distinct, revision: 1_000 };
  const clients = {
    name,
    port,
    ids,
    introductions: isSilent ? [] : introductions,
    subscriptions: subscriptions(orderId, distinct),
  };
  // What is set up once belongs to the server, not to a socket.
  const few = { ...contestant, name: `${name}, few`, sockets: 100 };
  await crowd.ask({ tell: 'open', set: { ...clients, name: few.name, count: few.sockets } }, 'opened');
  await checkAnswers(few);
  // Until what compiles once is compiled.
  for (let times = 0; times < 3; times += 1) await measure(few, 50);
  crowd.tell({ tell: 'close', name: few.name });
  contestant.revision = few.revision;
  // Until they are gone, and their timers with them.
  await pause(1_500);
  const before = await report(contestant, true);
  await crowd.ask({ tell: 'open', set: { ...clients, count: sockets } }, 'opened');
  await checkAnswers(contestant);
  const after = await report(contestant, true);
  return {
    contestant,
    usedPerSocket: (after.usedBytes - before.usedBytes) / sockets,
    residentPerSocket: (after.residentBytes - before.residentBytes) / sockets,
  };
}

async function compare(title: string, entries: readonly Entry[]): Promise<boolean> {
  const entered: Awaited<ReturnType<typeof enter>>[] = [];
  for (const [index, entry] of entries.entries()) entered.push(await enter(entry, index));
  for (const { contestant } of entered) await measure(contestant, 5);
  const measured = new Map<string, Measured[]>(entries.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { contestant } of entered) measured.get(contestant.name)?.push(await measure(contestant, events));
  }
  const results = entered.map(({ contestant: { name, distinct }, ...memory }, index): Result => {
    const { kind } = entries[index] ?? { kind: 'ours' };
    return { name, kind, distinct, rounds: measured.get(name) ?? [], ...memory };
  });
  for (const { contestant } of entered) {
    await contestant.crowd.end();
    await contestant.server.end();
  }
  return judge(`${title}: ${sockets} sockets each, median of ${rounds} rounds of ${events} events`, results);
}

try {
  const raw: Entry = { name: 'raw ws', kind: 'raw ws', file: 'raw-ws.ts', isSilent: true };
  const outcomes = [
    await compare('Identical subscriptions', [
      raw,
      { name: 'graphql-ws as it comes', kind: 'graphql-ws', file: 'graphql-ws.ts' },
      { name: 'ours, clients of graphql-ws', kind: 'ours', file: 'gateway.ts' },
      { name: 'ours, our clients', kind: 'ours', file: 'gateway.ts', ids: 'counting' },
    ]),
    await compare('Ten different subscriptions', [
      raw,
      { name: 'ours, 10 different', kind: 'ours', file: 'gateway.ts', distinct: 10 },
    ]),
    await checkRestart({ redisUrl: redis.url, subgraphUrl, introductions }),
  ];
  if (outcomes.includes(false)) process.exitCode = 1;
} finally {
  await subgraph.end();
  redis.stop();
}
