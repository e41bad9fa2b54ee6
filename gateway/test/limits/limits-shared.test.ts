import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { type OwnRedis, ownRedis } from '../support/cache-stand.ts';
import { type LimitedGateway, metric, openLimited, untilRefused } from '../support/limited-gateway.ts';

const query = '{ materials { id } }';
const points = 1_200;
/** How often it can be answered with so many points. */
const times = points / 12;

describe('an allowance over two gateways', () => {
  let redis: OwnRedis;
  let gateways: readonly [LimitedGateway, LimitedGateway];
  beforeAll(async () => {
    redis = await ownRedis();
    await redis.start();
    const open = () => openLimited({ points: { account: points } }, { redisUrl: redis.url });
    gateways = await Promise.all([open(), open()]);
    for (const gateway of gateways) await gateway.ask(query);
  });
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await redis.remove();
  });

  const somebody = async () => {
    const { token } = await gateways[0].signIn(aCustomer());
    const headers = { authorization: `Bearer ${token}` };
    return gateways.map((gateway) => () => gateway.ask(query, { headers }));
  };
  /** Asks both in turns until both refuse, or it is much too often. */
  const spendAtBoth = async (asks: Awaited<ReturnType<typeof somebody>>): Promise<number> => {
    let answered = 0;
    let refused = 0;
    for (let turn = 0; refused < 4 && answered < 3 * times; turn += 1) {
      const { status } = (await asks[turn % 2]?.()) ?? { status: 0 };
      if (status === 200) answered += 1;
      refused = status === 200 ? 0 : refused + 1;
    }
    return answered;
  };

  const settlements = () => metric('gateway_rate_limit_settlements_total', { outcome: 'done' });
  /** Whether one of the gateways tells Redis what somebody has spent there. */
  const isSettledAt = async (at: number): Promise<boolean> => {
    const before = await settlements();
    const ask = (await somebody())[at];
    for (let asked = 0; asked < 5; asked += 1) await ask?.();
    return (await settlements()) > before;
  };

  it('is spent once', async () => {
    const answered = await spendAtBoth(await somebody());
    // A gateway leases a twentieth ahead and tells of a fortieth late; and a little comes back meanwhile.
    expect(answered).toBeGreaterThan(times * 0.85);
    expect(answered).toBeLessThan(times * 1.5);
  });

  it('that was spent at one is hardly there at the other', async () => {
    const [here, there] = await somebody();
    if (!here || !there) throw new Error('there are two');
    expect((await untilRefused(here)).answered).toBeGreaterThan(times * 0.95);
    expect((await untilRefused(there)).answered).toBeLessThan(times * 0.5);
  });

  it('of callers who hardly ask is not asked about in Redis', async () => {
    // What others have spent before may still be told meanwhile.
    await waitUntil('somebody asks, and nothing is settled', async () => {
      const settled = await settlements();
      for (const ask of await somebody()) expect((await ask()).status).toBe(200);
      return (await settlements()) === settled;
    });
  });

  it('is each gateway’s own while Redis is away, which is said, and shared when it is back', async () => {
    const [here, there] = await somebody();
    if (!here || !there) throw new Error('there are two');
    await redis.kill();
    try {
      expect((await untilRefused(here)).answered).toBeGreaterThan(times * 0.95);
      expect((await untilRefused(there)).answered).toBeGreaterThan(times * 0.95);
      expect(await metric('gateway_rate_limits_shared')).toBe(0);
      expect(await metric('gateway_rate_limit_settlements_total', { outcome: 'failed' })).toBeGreaterThan(0);
    } finally {
      await redis.start();
    }
    for (const at of [0, 1]) await waitUntil('allowances are shared again', () => isSettledAt(at));
    expect(await metric('gateway_rate_limits_shared')).toBe(1);
    const answered = await spendAtBoth(await somebody());
    expect(answered).toBeLessThan(times * 1.5);
  });

  it('goes on without a word from a Redis that hangs', async () => {
    const [here] = await somebody();
    if (!here) throw new Error('there is one');
    redis.signal('SIGSTOP');
    try {
      // Checking the session waits as long as it may, and the allowance does not.
      const { status, headers } = await here();
      expect([status, headers.get('ratelimit')]).toEqual([200, expect.stringContaining('"account";r=')]);
    } finally {
      redis.signal('SIGCONT');
    }
  });
});
