import { cachePrefix, purgeTags } from '@alexandrite/service-kit/cache';
import { createLog } from '@alexandrite/service-kit/log';
import { registry } from '@alexandrite/service-kit/metrics';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { aGate, type CacheStand, openCacheStand, type OwnRedis, ownRedis } from '../support/cache-stand.ts';

let redis: OwnRedis;
let stand: CacheStand;

beforeEach(async () => {
  redis = await ownRedis();
  await redis.start();
  stand = await openCacheStand(redis.url);
});
afterEach(async () => {
  await stand.close();
  await redis.remove();
});

const isUp = async (): Promise<boolean> =>
  /gateway_cache_up.* 1$/m.test(await registry.getSingleMetricAsString('gateway_cache_up'));
const isStored = (): Promise<true> =>
  waitUntil('it is stored', async () => (await stand.redis.zCard(`${cachePrefix}index`)) > 0);

/** Purges as another process would that still reaches Redis. */
async function purgeFromElsewhere(tags: readonly string[]): Promise<void> {
  const elsewhere = await connectRedis(redis.url, createLog('test', 'silent'));
  await purgeTags(elsewhere, tags);
  elsewhere.destroy();
}

describe('while Redis is away', () => {
  it('answers are computed, the metrics say so, and afterwards they are stored again', async () => {
    await stand.ask('a');
    await isStored();
    expect(await isUp()).toBe(true);
    await redis.kill();
    await waitUntil('it is noticed', async () => !(await isUp()));
    expect((await stand.ask('a', { body: () => 'computed' })).body).toBe('computed');
    expect((await stand.ask('a', { body: () => 'computed again' })).body).toBe('computed again');
    await redis.start();
    await waitUntil('it is back', isUp);
    await stand.ask('a', { body: () => 'stored' });
    await isStored();
    expect(await stand.ask('a')).toEqual({ body: 'stored', isOwn: false });
  });

  it('those who ask for the same at the same time still wait for one', async () => {
    await redis.kill();
    await waitUntil('it is noticed', async () => !(await isUp()));
    const gate = aGate();
    const body = async (): Promise<string> => {
      await gate.passed;
      return 'computed';
    };
    const asked = Array.from({ length: 50 }, () => stand.ask('a', { body }));
    gate.open();
    expect(new Set((await Promise.all(asked)).map((answer) => answer.body))).toEqual(new Set(['computed']));
    expect(stand.computed('a')).toBe(1);
  });

  it('nothing is shown that it may have purged, though it remembers the answer', async () => {
    await stand.ask('a', { body: () => 'old' });
    await isStored();
    await redis.kill();
    // What was written last may not have reached its disk: here it is the answer that has, and a purge that has not.
    await redis.start();
    await waitUntil('it is back', isUp);
    expect((await stand.ask('a', { body: () => 'new' })).body).toBe('new');
  });
});

describe('a gateway that cannot hear purges', () => {
  it('stops showing what it holds when Redis hangs', async () => {
    await stand.ask('a');
    await isStored();
    await waitUntil('it is held', async () => !(await stand.ask('a')).isOwn);
    redis.signal('SIGSTOP');
    await waitUntil('it is computed', async () => {
      await stand.ask('a');
      return stand.computed('a') > 1;
    });
    expect(await isUp()).toBe(false);
    redis.signal('SIGCONT');
    await waitUntil('it is back', isUp);
  });

  it('holds nothing after its line was cut, and asks Redis, which knows', async () => {
    await stand.ask('a', { body: () => 'old' });
    await isStored();
    await stand.redis.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    await purgeFromElsewhere(['a']);
    // At worst until the next look at how many purges there were.
    await waitUntil('it knows', async () => (await stand.ask('a', { body: () => 'new' })).body === 'new');
    const seen = new Set<string>();
    await waitUntil('it is stored anew', async () => {
      const { body, isOwn } = await stand.ask('a', { body: () => 'new' });
      seen.add(body);
      return !isOwn;
    });
    expect([...seen]).toEqual(['new']);
  });

  it('finds out that it missed one though its line seems to be up', async () => {
    await stand.ask('a', { body: () => 'old' });
    await isStored();
    await stand.ask('a');
    // What this purge says reaches nobody: the channel is taken away for a moment.
    const key = await stand.redis.zRange(`${cachePrefix}index`, 0, -1);
    await stand.redis.del([`${cachePrefix}answer:${key[0]}:plain`]);
    await stand.redis.incr(`${cachePrefix}seq`);
    await waitUntil('it has let go', async () => (await stand.ask('a', { body: () => 'new' })).body === 'new');
  });
});

describe('an answer computed while Redis forgot everything', () => {
  it('is not stored: a purge may have been forgotten with it', async () => {
    const gate = aGate();
    const early = stand.ask('a', {
      body: async () => {
        await gate.passed;
        return 'old';
      },
    });
    await waitUntil('it computes', () => stand.computed('a') === 1);
    await stand.redis.flushAll();
    gate.open();
    await early;
    await stand.cache.close();
    expect(await stand.redis.zCard(`${cachePrefix}index`)).toBe(0);
  });
});
