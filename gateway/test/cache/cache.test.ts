import { cachePrefix, purgeTags } from '@alexandrite/service-kit/cache';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { aGate, type CacheStand, openCacheStand, type OwnRedis, ownRedis } from '../support/cache-stand.ts';

let redis: OwnRedis;
const stands: CacheStand[] = [];
const aStand = async (...given: [Parameters<typeof openCacheStand>[1]?]): Promise<CacheStand> => {
  const stand = await openCacheStand(redis.url, ...given);
  stands.push(stand);
  return stand;
};

beforeAll(async () => {
  redis = await ownRedis();
  await redis.start();
});
afterEach(async () => {
  const [first] = stands;
  await first?.redis.flushAll();
  await Promise.all(stands.splice(0).map((stand) => stand.close()));
});
afterAll(() => redis.remove());

const isStored = (stand: CacheStand, answers = 1): Promise<true> =>
  waitUntil(`${answers} stored`, async () => (await stand.redis.zCard(`${cachePrefix}index`)) === answers);

describe('an answer that everybody may see', () => {
  it('is computed once, for this gateway and for others', async () => {
    const [one, other] = [await aStand(), await aStand()];
    await one.ask('a');
    await isStored(one);
    expect(await one.ask('a')).toEqual({ body: '{"data":"a"}', isOwn: false });
    expect(await other.ask('a')).toEqual({ body: '{"data":"a"}', isOwn: false });
    expect(await other.ask('a')).toEqual({ body: '{"data":"a"}', isOwn: false });
    expect([one.computed('a'), other.computed('a')]).toEqual([1, 0]);
  });

  it('is another in another language and with other variables, in whatever order they come', async () => {
    const stand = await aStand();
    await stand.ask('a', { variables: { x: 1, y: 2 } });
    await stand.ask('a', { variables: { y: 2, x: 1 } });
    expect(stand.computed('a')).toBe(1);
    await stand.ask('a', { variables: { x: 1, y: 3 } });
    await stand.ask('a', { variables: { x: 1, y: 2 }, locale: 'ru' });
    expect(stand.computed('a')).toBe(3);
  });

  it('comes back as it was, long or short, in any script', async () => {
    const [one, other, third] = [await aStand(), await aStand({ localBytes: 0 }), await aStand()];
    const long = JSON.stringify({ data: 'Кольцо «Самоцвет» 💍 '.repeat(500) });
    for (const [text, wanted] of [
      ['long', long],
      ['short', '{"data":1}'],
    ] as const) {
      await one.ask(text, { body: () => wanted });
      await waitUntil('it is stored', async () => (await one.redis.exists(`${cachePrefix}tag:${text}`)) === 1);
      for (const form of ['plain', 'br', 'gzip', 'br', 'plain'] as const) {
        for (const stand of [one, other, third])
          expect(await stand.ask(text, { form })).toEqual({ body: wanted, isOwn: false });
      }
    }
  });

  it('that nobody can be shown whole is not stored', async () => {
    const stand = await aStand();
    await stand.ask('a', { isWhole: false });
    await stand.ask('a', { isWhole: false });
    expect(stand.computed('a')).toBe(2);
    await stand.ask('a');
    await isStored(stand);
    await stand.ask('a');
    expect(stand.computed('a')).toBe(3);
  });
});

describe('an answer for one caller', () => {
  it.each([
    ['private', { scope: 'PRIVATE' }],
    ['of this moment', { maxAge: 0 }],
  ] as const)('that is %s is never another’s, alone or in a crowd', async (_, given) => {
    const [one, other] = [await aStand(), await aStand()];
    const callers = Array.from({ length: 20 }, (__, caller) => caller);
    const bodies = await Promise.all(
      callers.map((caller) => (caller % 2 ? one : other).ask('mine', { ...given, body: () => `for ${caller}` })),
    );
    expect(bodies).toEqual(callers.map((caller) => ({ body: `for ${caller}`, isOwn: true })));
    expect(await one.redis.zCard(`${cachePrefix}index`)).toBe(0);
    expect((await one.ask('mine', { ...given, body: () => 'for me' })).body).toBe('for me');
  });

  it('does not keep the same operation with other variables from being stored', async () => {
    const stand = await aStand();
    await stand.ask('a', { variables: { withMe: true }, scope: 'PRIVATE', body: () => 'me' });
    await stand.ask('a', { variables: { withMe: false } });
    await isStored(stand);
    expect((await stand.ask('a', { variables: { withMe: false } })).isOwn).toBe(false);
    expect((await stand.ask('a', { variables: { withMe: true }, scope: 'PRIVATE' })).isOwn).toBe(true);
  });
});

describe('many who ask for the same at the same time', () => {
  it('wait for one of them, over two gateways', async () => {
    const [one, other] = [await aStand(), await aStand()];
    const gate = aGate();
    const body = async (): Promise<string> => {
      await gate.passed;
      return 'computed';
    };
    const asked = Array.from({ length: 100 }, (_, index) => (index % 2 ? one : other).ask('a', { body }));
    await waitUntil('one computes', () => one.computed('a') + other.computed('a') > 0);
    gate.open();
    const bodies = await Promise.all(asked);
    expect(new Set(bodies.map((answer) => answer.body))).toEqual(new Set(['computed']));
    expect(one.computed('a') + other.computed('a')).toBe(1);
  });

  it('do not wait for ever for a gateway that died over it', async () => {
    const stand = await aStand();
    await stand.ask('a', { maxAge: 0 });
    const lock = `${cachePrefix}lock:`;
    await stand.ask('b');
    await isStored(stand);
    const [key] = await stand.redis.zRange(`${cachePrefix}index`, 0, -1);
    await purgeTags(stand.redis, ['b']);
    await stand.redis.set(`${lock}${key}`, 'a dead one');
    const asked = stand.ask('b');
    expect((await asked).body).toBe('{"data":"b"}');
    expect(stand.computed('b')).toBe(2);
  });

  it('each hear of it when computing fails', async () => {
    const stand = await aStand();
    const asked = Array.from({ length: 3 }, () => stand.ask('a', { body: () => Promise.reject(new Error('broken')) }));
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await stand.ask('a')).body).toBe('{"data":"a"}');
  });
});

describe('a purge', () => {
  it('drops what is made of its tags on every gateway, and nothing else', async () => {
    const [one, other] = [await aStand(), await aStand()];
    const texts = Array.from({ length: 50 }, (_, index) => `p${index}`);
    for (const text of texts) await one.ask(text, { tags: [text, `pair${Math.floor(Number(text.slice(1)) / 2)}`] });
    await isStored(one, 50);
    for (const text of texts) await other.ask(text);
    expect(await purgeTags(one.redis, ['pair3', 'p20', 'nobody'])).toBe(3);
    await waitUntil('both have dropped', async () => {
      for (const stand of [one, other]) for (const text of ['p6', 'p7', 'p20']) await stand.ask(text);
      return one.computed('p6') + other.computed('p6') > 1 && one.computed('p20') + other.computed('p20') > 1;
    });
    for (const text of texts) for (const stand of [one, other]) await stand.ask(text);
    const again = texts.filter((text) => one.computed(text) + other.computed(text) > 1);
    expect(again).toEqual(['p6', 'p7', 'p20']);
  });

  it('that overtakes a computation keeps it from being stored', async () => {
    const [one, other] = [await aStand(), await aStand()];
    const gate = aGate();
    const early = one.ask('a', {
      body: async () => {
        await gate.passed;
        return 'old';
      },
    });
    await waitUntil('it computes', () => one.computed('a') === 1);
    await purgeTags(other.redis, ['a']);
    gate.open();
    // Whoever asked before the purge may be told what was true then.
    expect((await early).body).toBe('old');
    await waitUntil('nothing is under way', async () => (await one.redis.exists(`${cachePrefix}seq`)) === 1);
    expect((await one.ask('a', { body: () => 'new' })).body).toBe('new');
    expect((await other.ask('a', { body: () => 'new' })).body).toBe('new');
  });

  it('is not waited out by those who come after it', async () => {
    const stand = await aStand();
    const gate = aGate();
    const early = stand.ask('a', {
      body: async () => {
        await gate.passed;
        return 'old';
      },
    });
    await waitUntil('it computes', () => stand.computed('a') === 1);
    await stand.ask('b', { tags: ['a'] });
    await purgeTags(stand.redis, ['a']);
    await waitUntil('the purge is heard', async () => (await stand.ask('b', { tags: [] }), stand.computed('b') === 2));
    const late = stand.ask('a', { body: () => 'new' });
    gate.open();
    expect([(await early).body, (await late).body]).toEqual(['old', 'new']);
  });

  it('is repeated, for what was read late from a replica', async () => {
    const [one, other] = [await aStand(), await aStand()];
    await purgeTags(one.redis, ['a']);
    await one.ask('a', { body: () => 'read late' });
    await waitUntil(
      'the repeated purge has dropped it',
      async () => (await other.ask('a', { body: () => 'true' })).body === 'true',
    );
    await waitUntil('nothing is left to repeat', async () => (await one.redis.zCard(`${cachePrefix}again`)) === 0);
    expect((await one.ask('a')).body).toBe('true');
  });

  it('leaves nothing behind of an answer that it drops', async () => {
    const stand = await aStand();
    for (const text of ['a', 'b']) await stand.ask(text, { tags: [text, 'both', 'third'] });
    await isStored(stand, 2);
    await purgeTags(stand.redis, ['both']);
    const left = await stand.redis.keys(`${cachePrefix}*`);
    expect(left.map((name) => name.slice(cachePrefix.length)).toSorted()).toEqual([
      'again',
      'bytes',
      'floor',
      'newBytes',
      'purged',
      'run',
      'seq',
    ]);
    expect(await stand.redis.mGet([`${cachePrefix}bytes`, `${cachePrefix}newBytes`])).toEqual(['0', '0']);
  });
});

describe('an answer past its time', () => {
  it('is shown while one computes it anew', async () => {
    const stand = await aStand();
    await stand.ask('a', { maxAge: 0.05, body: () => 'first' });
    await isStored(stand);
    const seen: string[] = [];
    await waitUntil('the second is shown', async () => {
      const { body, isOwn } = await stand.ask('a', { body: () => 'second' });
      expect(isOwn).toBe(false);
      seen.push(body);
      return body === 'second';
    });
    expect(seen[0]).toBe('first');
    expect(stand.computed('a')).toBe(2);
  });

  it('is not shown when it was purged', async () => {
    const stand = await aStand();
    await stand.ask('a', { maxAge: 0.01, body: () => 'first' });
    await isStored(stand);
    await purgeTags(stand.redis, ['a']);
    await waitUntil('it is gone', async () => (await stand.ask('a', { body: () => 'second' })).body === 'second');
    expect((await stand.ask('a', { body: () => 'third' })).body).toBe('second');
  });

  it('is not shown for longer than it may', async () => {
    const stand = await aStand({ staleForMs: 0 });
    await stand.ask('a', { maxAge: 0.01 });
    await waitUntil('it has ended', async () => {
      await stand.ask('a', { maxAge: 0.01 });
      return stand.computed('a') > 1;
    });
  });
});

describe('what is stored', () => {
  it('is bounded in Redis: of those that nobody asked for again the oldest go', async () => {
    const stand = await aStand({ redisAnswers: 10 });
    for (let index = 0; index < 25; index += 1) {
      await stand.ask(`t${index}`, { maxAge: 100 + index });
      await waitUntil('it is there', async () => (await stand.redis.sCard(`${cachePrefix}tag:t${index}`)) === 1);
    }
    expect(await stand.redis.zCard(`${cachePrefix}index`)).toBe(10);
    expect(await stand.redis.hLen(`${cachePrefix}meta`)).toBe(10);
    expect(await stand.redis.keys(`${cachePrefix}tag:*`)).toHaveLength(10);
    expect(await stand.redis.sCard(`${cachePrefix}tag:t24`)).toBe(1);
  });

  it('is bounded in bytes', async () => {
    const stand = await aStand({ redisBytes: 10_000 });
    for (let index = 0; index < 30; index += 1) {
      await stand.ask(`t${index}`, { maxAge: 100 + index, body: () => 'x'.repeat(900) });
    }
    await waitUntil('the last is there', async () => (await stand.redis.sCard(`${cachePrefix}tag:t29`)) === 1);
    const bytes = Number(await stand.redis.get(`${cachePrefix}bytes`));
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(10_000);
  });

  it('is forgotten with its tags when it has ended', async () => {
    const stand = await aStand({ staleForMs: 0 });
    await stand.ask('a', { maxAge: 0.2, tags: ['a', 'b'] });
    await isStored(stand, 1);
    await isStored(stand, 0);
    expect(await stand.redis.keys(`${cachePrefix}tag:*`)).toEqual([]);
  });
});
