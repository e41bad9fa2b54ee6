import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type OwnRedis, ownRedis } from '../support/cache-stand.ts';
import { bearer } from '../support/partner-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';
import {
  answersTo,
  type Holder,
  type HolderName,
  holders,
  openEvents,
  openSocket,
  postHttp,
  statusOverHttp,
} from '../support/ways-in.ts';

/** Quick to ask, and patient enough for a busy machine. */
const revocationLimits = { askEveryMs: 50, askFirstEveryMs: 25, answerMs: 1_000, staleAfterMs: 2_500 };

const names = Object.keys(holders) as HolderName[];
const ends = ['end', 'raise'] as const;

/** Out, whatever the protocol; a browser is answered as a visitor, and a partner's program has to show its key. */
const refused = (name: HolderName) => ({
  http: 401,
  cookie: name === 'a partner’s program' ? 401 : 200,
  events: 401,
  socket: 4403,
});
const toldToTryAgain = { http: 503, cookie: 503, events: 503, socket: 1013 };

let redis: OwnRedis;
let gateway: TestGateway;
beforeEach(async () => {
  redis = await ownRedis();
  await redis.start();
  gateway = await openTestGateway({ redisUrl: redis.url, revocationLimits });
});
afterEach(async () => {
  redis.signal('SIGCONT');
  await gateway.close();
  await redis.remove();
});

const muteShop = (isMute: boolean): void => {
  gateway.subgraphs.shop.isMute = isMute;
};
const isLetIn = async (holder: Holder): Promise<true> =>
  waitUntil('they are let in', async () => (await statusOverHttp(holder)) === 200);
const isSentAway = async (holder: Holder): Promise<true> =>
  waitUntil('they are told to try again', async () => (await statusOverHttp(holder)) === 503);

const outages: Readonly<Record<string, () => Promise<void>>> = {
  'Redis hangs': async () => redis.signal('SIGSTOP'),
  'Redis is killed': () => redis.kill(),
  async 'Redis is emptied'() {
    await gateway.redis.flushAll();
  },
  async 'Redis comes back without its data'() {
    await redis.loseData();
    await redis.start();
  },
};

/** Somebody of each kind, for each way to be revoked. */
const everybody = () =>
  Promise.all(names.flatMap((name) => ends.map(async (how) => ({ name, how, holder: await holders[name](gateway) }))));

describe('whoever was revoked', () => {
  it.each(Object.keys(outages))('stays out over every protocol when %s', async (outage) => {
    const [all, others] = await Promise.all([everybody(), everybody()]);
    for (const { holder } of all) await isLetIn(holder);
    await Promise.all(all.map(({ how, holder }) => gateway[how](holder.session)));
    await outages[outage]?.();
    for (const { name, holder } of all) expect(await answersTo(holder)).toEqual(refused(name));
    // Everybody else goes on: the shop still tells.
    for (const { holder } of others) await isLetIn(holder);
    for (const { name, holder } of all) expect(await answersTo(holder)).toEqual(refused(name));
  });

  it('is put out while Redis hangs, and what they have open is closed', async () => {
    const all = await everybody();
    const open = await Promise.all(
      all.map(async ({ how, holder }) => {
        const { socket } = openSocket(holder);
        const events = await openEvents(holder);
        return { how, holder, socket, events: events.text() };
      }),
    );
    await waitUntil('all is followed', () => gateway.subgraphs.orders.asked.length > 0);
    redis.signal('SIGSTOP');
    for (const { how, holder } of all) gateway.house.revocations[how](holder.session);
    for (const { socket, events } of open) {
      await waitUntil('the socket is closed', () => socket.closed.code === 4403);
      expect(await events).toContain('UNAUTHENTICATED');
    }
    for (const { name, holder } of all) expect(await answersTo(holder)).toEqual(refused(name));
  });

  it('is put out while the shop is away, by the live log', async () => {
    const all = await everybody();
    const open = all.map(({ how, holder }) => ({ how, holder, ...openSocket(holder) }));
    for (const { holder } of all) await isLetIn(holder);
    muteShop(true);
    await Promise.all(all.map(({ how, holder }) => gateway[how](holder.session)));
    for (const { socket } of open) await waitUntil('the socket is closed', () => socket.closed.code === 4403);
    for (const { name, holder } of all) expect(await answersTo(holder)).toEqual(refused(name));
  });

  it('is out when a body has arrived that was begun before', async () => {
    const holder = await holders['a manager'](gateway);
    const body = JSON.stringify({ query: '{ viewer { id } }', extensions: { filling: 'x'.repeat(100_000) } });
    const { hostname, port, pathname } = new URL(gateway.url);
    const headers = { ...bearer(holder.token), 'content-type': 'application/json', 'content-length': body.length };
    const asked = request({ hostname, port, path: pathname, method: 'POST', headers });
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    asked.write(body.slice(0, -1));
    await isLetIn(holder);
    await gateway.end(holder.session);
    asked.end(body.slice(-1));
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBe(401);
  });
});

describe('while neither the shop nor Redis tells who was revoked', () => {
  it.each(names)('%s is told to try again, over every protocol, and let in when one of them tells', async (name) => {
    const holder = await holders[name](gateway);
    await isLetIn(holder);
    const { socket } = openSocket(holder);
    muteShop(true);
    redis.signal('SIGSTOP');
    await isSentAway(holder);
    expect(await answersTo(holder)).toEqual(toldToTryAgain);
    const answer = await postHttp(holder.url, { authorization: `Bearer ${holder.token}` });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    // What is open is not a way round: nothing new is shown there.
    const late = socket.subscribe('subscription { ordersUpdated { id } }');
    await waitUntil('it is refused', () => late.end.errors);
    expect(late.end.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    redis.signal('SIGCONT');
    await isLetIn(holder);
    socket.dispose();
  });

  it('who was revoked is out all the same, and visitors go on', async () => {
    const holder = await holders['a manager'](gateway);
    const another = await holders['a manager'](gateway);
    await gateway.raise(holder.session);
    muteShop(true);
    redis.signal('SIGSTOP');
    await isSentAway(another);
    expect(await statusOverHttp(holder)).toBe(401);
    expect((await postHttp(gateway.url)).status).toBe(200);
  });

  it('a Redis without its data is not believed, until the shop has told what it lost', async () => {
    const [holder, another] = [await holders['a manager'](gateway), await holders['a manager'](gateway)];
    await isLetIn(holder);
    muteShop(true);
    await redis.loseData();
    // Nobody has read the log before it was lost.
    gateway.house.revocations.end(holder.session);
    await redis.start();
    await isSentAway(another);
    await waitUntil('Redis is back', () => gateway.redis.isReady);
    expect([await statusOverHttp(holder), await statusOverHttp(another)]).toEqual([503, 503]);
    muteShop(false);
    await isLetIn(another);
    expect(await statusOverHttp(holder)).toBe(401);
  });
});

describe('a gateway that starts', () => {
  it('lets in nobody with a token before it knows who was revoked, and then who was not', async () => {
    const [holder, another] = [await holders['a manager'](gateway), await holders['a manager'](gateway)];
    await gateway.end(holder.session);
    await gateway.redis.flushAll();
    muteShop(true);
    await gateway.stop();
    await gateway.restart();
    expect([await statusOverHttp(holder), await statusOverHttp(another)]).toEqual([503, 503]);
    expect((await postHttp(gateway.url)).status).toBe(200);
    muteShop(false);
    await isLetIn(another);
    expect(await answersTo(holder)).toEqual(refused('a manager'));
  });

  it('beside another hears of the same', async () => {
    const beside = await openTestGateway({ redisUrl: redis.url, revocationLimits, beside: gateway });
    const holder = await holders['a partner’s program'](gateway);
    const there = { ...holder, url: holder.url.replace(new URL(gateway.url).host, new URL(beside.url).host) };
    await isLetIn(there);
    redis.signal('SIGSTOP');
    gateway.house.revocations.end(holder.session);
    for (const one of [holder, there]) {
      await waitUntil('they are out', async () => (await statusOverHttp(one)) === 401);
    }
    redis.signal('SIGCONT');
    await beside.close();
  });
});

describe('checking a token', () => {
  it('asks Redis nothing', async () => {
    const holder = await holders['a customer'](gateway);
    await isLetIn(holder);
    const asked = async (): Promise<number> => {
      const stats = await gateway.redis.info('commandstats');
      return Number(/^cmdstat_exists:calls=(\d+)/m.exec(stats)?.[1] ?? 0);
    };
    const before = await asked();
    for (let count = 0; count < 20; count += 1) await statusOverHttp(holder);
    expect(await asked()).toBe(before);
  });
});
