import { bullConnection, createQueue, queuePrefix } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { type Queue, Worker } from 'bullmq';
import { costOf, emptyFairQueue, beginTurn, takeTurn, setBackAfter } from '../src/domain/queueing/fair-queueing.ts';
import { type FairTurns, openFairTurns } from '../src/workers/fair-turns.ts';
import { chances } from './house/chances.ts';
import { borrowRedis, type OwnRedis } from './own-redis.ts';

let own: OwnRedis;
let redis: RedisClient;
let turns: FairTurns;
let queue: Queue<{ owner: string }>;
const name = 'turns';

beforeAll(async () => {
  own = await borrowRedis();
  redis = own.redis;
  queue = createQueue(name, redis);
});
beforeEach(async () => {
  await redis.flushDb();
  turns = openFairTurns(redis, name);
});
afterAll(async () => {
  await queue.close();
  await own.release();
});

/** Everything that waits, in the order in which BullMQ begins it. */
async function serveAll(done: (owner: string) => void): Promise<void> {
  let left = await queue.getPrioritizedCount();
  const { promise, resolve } = Promise.withResolvers<null>();
  const worker = new Worker<{ owner: string }>(
    name,
    async ({ data, priority }) => {
      await turns.begin(priority);
      done(data.owner);
      left -= 1;
      if (left === 0) resolve(null);
    },
    { connection: bullConnection(redis), prefix: queuePrefix },
  );
  await promise;
  await worker.close();
}

async function add(owner: string, cost: number, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const jobId = `${owner}-${time}`;
    const priority = await turns.take(jobId, owner, cost);
    if (priority !== null) await queue.add('work', { owner }, { jobId, priority });
  }
}

describe('turns kept in Redis', () => {
  it.each([1, 2, 3])('are those of the domain, whatever comes (%i)', async (seed) => {
    const chance = chances(seed);
    let fair = emptyFairQueue;
    const tags: number[] = [];
    for (let step = 0; step < 150; step += 1) {
      const waiting = tags.at(Math.floor(chance() * tags.length));
      if (waiting !== undefined && chance() < 0.4) {
        fair = beginTurn(fair, waiting);
        await turns.begin(waiting);
        continue;
      }
      const owner = `owner-${Math.floor(chance() * 5)}`;
      const cost = chance() < 0.5 ? costOf.SHOP : costOf.PARTNER;
      const expected = takeTurn(fair, owner, cost);
      fair = expected.queue;
      tags.push(expected.tag);
      expect(await turns.take(`job-${step}`, owner, cost)).toBe(expected.tag);
    }
  });

  it('are not taken twice for one job', async () => {
    await add('somebody', 1);
    expect(await turns.take('somebody-0', 'somebody', 1)).toBeNull();
  });

  it('keep a partner’s 300 from delaying another’s one, and let a person overtake both', async () => {
    await add('large', costOf.PARTNER, 300);
    await add('small', costOf.PARTNER);
    await add('person', costOf.SHOP);
    const served: string[] = [];
    await serveAll((owner) => served.push(owner));
    expect(served).toHaveLength(302);
    expect(served[0]).toBe('person');
    expect(served.indexOf('small')).toBeLessThanOrEqual(2);
  });

  it('keep their order when the time is set back', async () => {
    // As after a million models without a pause.
    await turns.take('first', 'long-ago', setBackAfter - 20);
    await turns.begin(setBackAfter - 20);
    await add('a', costOf.PARTNER, 10);
    await add('b', costOf.SHOP, 10);
    const served: string[] = [];
    await serveAll((owner) => served.push(owner));
    expect(served.join('')).toBe('bbbbbbbabbbaaaaaaaaa');
    expect(Number(await redis.hGet(`${queuePrefix}:${name}:fair-turns`, 'time'))).toBeLessThan(200);
  });
});
