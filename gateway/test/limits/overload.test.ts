import type { ServerResponse } from 'node:http';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { registry } from '@alexandrite/service-kit/metrics';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { ownRedis } from '../support/cache-stand.ts';
import { openCachedHouse } from '../support/cached-gateway.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const query = '{ materials { id } }';

describe('more than can be done', () => {
  let house: TestGateway;
  const held: ServerResponse[] = [];
  beforeEach(async () => {
    house = await openTestGateway({ resilience: { concurrent: 4_000, timeoutMs: 60_000 } });
    house.subgraphs.pricing.intercept = (_, response) => {
      held.push(response);
      return true;
    };
  });
  afterEach(() => house.close());

  const release = (): void => {
    for (const response of held.splice(0)) response.end('{"data":{"materials":[]}}');
  };

  it('is refused at once, with when to come again, and the gateway is well afterwards', async () => {
    const asked = Array.from({ length: 1_100 }, () => house.ask(query));
    const refused = await Promise.race(
      asked.map(async (one) => ((await one).status === 503 ? one : new Promise<never>(() => {}))),
    );
    expect(refused.errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(refused.headers.get('retry-after')).toBe('1');
    // A change is still let in: somebody is about to pay.
    expect((await house.ask('mutation { signOut }')).status).toBe(200);
    const releasing = setInterval(release, 20);
    const answers = await Promise.all(asked);
    clearInterval(releasing);
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([200, 503]);
    expect(await registry.metrics()).toMatch(/gateway_shed_total\{kind="ordinary"[^}]*\} [1-9]/);
    house.subgraphs.pricing.intercept = () => false;
    await waitUntil('it answers again', async () => (await house.ask(query)).status === 200);
  });
});

describe('more than can be done, where answers are kept', () => {
  const ring = '{ product(slug: "ring") { id name } }';
  const me = '{ viewer { id email } }';

  it('refuses what is its caller’s own, and goes on serving what is kept', async () => {
    const server = await ownRedis();
    await server.start();
    const redis = await connectRedis(server.url, createLog('test', 'silent'));
    const house = await openCachedHouse(server.url, 1);
    const [gateway] = house.gateways;
    if (!gateway) throw new Error('a gateway');
    const isKept = async (): Promise<boolean> =>
      (await gateway.post(ring)).headers.get('cache-status') === 'gateway; hit';
    try {
      await waitUntil('it is kept', isKept);
      // From now on it is known whose answer this is.
      await gateway.post(me);
      const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
      house.shop.before = () => held;
      const asked = Array.from({ length: 1_500 }, () => gateway.post(me));
      const refused = await Promise.race(
        asked.map(async (one) => ((await one).status === 503 ? one : new Promise<never>(() => {}))),
      );
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(refused.headers.get('cache-control')).toBe('no-store');
      expect(Number(refused.headers.get('content-length'))).toBe(Buffer.byteLength(refused.text));
      expect(refused.text).toContain('"code":"SERVICE_UNAVAILABLE"');
      expect(await isKept()).toBe(true);
      release(undefined);
      await Promise.all(asked);
    } finally {
      await house.close();
      redis.destroy();
      await server.remove();
    }
  });
});
