import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import { priceOfDocument, prices } from '../../src/limits/prices.ts';
import {
  anAddress,
  exhaust,
  type LimitedGateway,
  metric,
  openLimited,
  untilRefused,
} from '../support/limited-gateway.ts';

/** Twelve pieces of material and the question itself; the first time, reading the document too. */
const query = '{ materials { id } }';

/** Nothing comes back. */
const standing = (): number => 1_000_000;

describe('the allowance of a caller', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    const points = { visitor: 400, account: 600, partner: 900 };
    house = await openLimited({ points }, { sandbox: false, now: standing });
    await house.from(anAddress(), query);
  });
  afterAll(() => house.close());

  const tokenOf = async (who = aCustomer()) => ({ authorization: `Bearer ${(await house.signIn(who)).token}` });

  it('is spent by the cost of operations, and refused with when to come again', async () => {
    const address = anAddress();
    const before = await metric('gateway_rate_limited_total', { by: 'visitor' });
    const { answered, refusal } = await untilRefused(() => house.from(address, query));
    expect(answered).toBe(Math.floor(400 / 13));
    expect(refusal.status).toBe(429);
    expect(refusal.errors).toEqual([
      {
        message: expect.stringMatching(
          /^Too many requests\. Try again in \d+ s\. Those who are signed in have/,
        ) as string,
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: Number(refusal.headers.get('retry-after')) },
      },
    ]);
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refusal.headers.get('ratelimit-policy')).toBe('"visitor";q=400;w=60;qu="points"');
    expect(refusal.headers.get('ratelimit')).toBe('"visitor";r=0;t=60');
    expect(refusal.headers.get('cache-control')).toBe('no-store');
    expect(await metric('gateway_rate_limited_total', { by: 'visitor' })).toBe(before + 1);
  });

  it('is told of in the language of the caller', async () => {
    const address = anAddress();
    const { refusal } = await untilRefused(() => house.from(address, query, { 'accept-language': 'ru' }));
    expect(refusal.errors[0]?.message).toMatch(/^Слишком много запросов\. Повторите через \d+ с\. У тех, кто вошёл/);
  });

  it('of one address does not hurt another', async () => {
    const flooding = anAddress();
    await untilRefused(() => house.from(flooding, query));
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        if (index % 10 > 0) return (await house.from(flooding, query)).status;
        return (await house.from(anAddress(), query)).status;
      }),
    );
    expect(statuses.filter((_, index) => index % 10 === 0)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(statuses.filter((_, index) => index % 10 > 0))).toEqual(new Set([429]));
  });

  it('of an account is its own, wherever it asks from', async () => {
    const crowded = anAddress();
    await exhaust(house, crowded);
    const [first, second] = [await tokenOf(), await tokenOf()];
    const { answered, refusal } = await untilRefused(() => house.from(crowded, query, first));
    // Their address has nothing left: they pay the request as well.
    expect(answered).toBe(Math.floor(600 / 13));
    expect(refusal.headers.get('ratelimit-policy')).toBe('"account";q=600;w=60;qu="points"');
    expect((await house.from(anAddress(), query, first)).status).toBe(429);
    expect((await house.from(crowded, query, second)).status).toBe(200);
  });

  it('is told with every answer that is for the caller alone', async () => {
    const headers = await tokenOf();
    const told = (answer: Awaited<ReturnType<typeof house.from>>) => answer.headers.get('ratelimit');
    expect(told(await house.from(anAddress(), query, headers))).toBe('"account";r=588;t=2');
    expect(told(await house.from(anAddress(), query, headers))).toBe('"account";r=576;t=3');
    const public_ = await fetch(`${house.url}?${new URLSearchParams({ query }).toString()}`);
    expect([public_.status, public_.headers.get('ratelimit')]).toEqual([200, null]);
  });

  it('pays for mutations, for what is no operation, and for files', async () => {
    const spent = async (work: (address: string) => Promise<{ readonly status: number }>, points: number) => {
      const address = anAddress();
      const { status } = await work(address);
      const { answered } = await untilRefused(() => house.from(address, query));
      expect([status, answered]).toEqual([status, Math.floor((400 - points) / 13)]);
      return status;
    };
    const mutation = 'mutation { signOut }';
    await house.from(anAddress(), mutation);
    expect(await spent((address) => house.from(address, mutation), 11)).toBe(200);
    const wrong = `{ nothing${Math.random().toString(36).slice(2)} }`;
    expect(await spent((address) => house.from(address, wrong), prices.request + priceOfDocument(wrong.length))).toBe(
      200,
    );
    // The shop of this test takes no files; it was asked all the same.
    expect(await spent((address) => house.upload(address), 200)).not.toBe(429);
  });

  it('refuses files, too', async () => {
    const address = anAddress();
    await untilRefused(() => house.from(address, query));
    const refused = await house.upload(address);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  });

  it('takes nobody’s word for an address but that of our own proxies', async () => {
    const open = await openLimited({ points: { visitor: 100 } }, { now: standing });
    try {
      const address = anAddress();
      const { answered } = await untilRefused(() => open.from(`6.6.6.6, ${address}`, query));
      expect(answered).toBeLessThan(8);
      expect((await open.from(`7.7.7.7, ${address}`, query)).status).toBe(429);
    } finally {
      await open.close();
    }
  });

  it('tells partners what operations cost, and nobody else', async () => {
    const partner = await tokenOf(anIdentity({ roles: ['PARTNER'] }));
    expect((await house.from(anAddress(), query, partner)).headers.get('operation-cost')).toBe('12;limit=20000');
    expect((await house.from(anAddress(), query, await tokenOf())).headers.get('operation-cost')).toBeNull();
    expect((await house.from(anAddress(), query)).headers.get('operation-cost')).toBeNull();
  });
});
