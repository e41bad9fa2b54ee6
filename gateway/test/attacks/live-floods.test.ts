import { registry } from '@alexandrite/service-kit/metrics';
import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { WebSocket } from 'ws';
import { limitsWithPoints } from '../../src/limits/limit-settings.ts';
import { connect } from '../support/live-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const gaugeOf = async (name: string): Promise<number> => {
  const metric = await registry.getSingleMetric(name)?.get();
  return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
};
const follow = (id: string, query: string, variables: object = {}): string =>
  JSON.stringify({ id, type: 'subscribe', payload: { query, variables } });
/** A subscription that is another text each time, and of this length. */
const textOf = (index: number, length: number): string =>
  `subscription S${index} { quoteUpdated(id: "quo_1") { status } }`.padEnd(length, ' ');

async function open(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
  const heard: { type: string; id?: string; payload?: unknown }[] = [];
  const end: { code?: number } = {};
  socket.on('message', (bytes: Buffer) => heard.push(JSON.parse(bytes.toString('utf8')) as (typeof heard)[number]));
  socket.on('close', (code) => (end.code = code)).on('error', () => undefined);
  await waitUntil('it is open', () => socket.readyState === socket.OPEN || end.code);
  const welcome = async (token?: string): Promise<void> => {
    socket.send(JSON.stringify({ type: 'connection_init', payload: token === undefined ? {} : { token } }));
    await waitUntil('the welcome', () => heard.some(({ type }) => type === 'connection_ack'));
  };
  return { socket, heard, end, welcome, closed: () => waitUntil('the end', () => end.code) };
}

describe('a socket that floods', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway({ limits: { ...limitsWithPoints(4_000), trustedProxies: ['127.0.0.1'] } });
    house.house.quotes.set('quo_1', { status: 'QUEUED', progress: 0 });
  });
  afterAll(() => house.close());
  let addresses = 0;
  const stranger = () => open(house.url, { 'x-forwarded-for': `203.0.113.${(addresses += 1)}` });

  it('pays for the length of each new document', async () => {
    const visit = await stranger();
    await visit.welcome();
    for (let index = 1; index <= 30; index += 1) {
      visit.socket.send(follow(String(index), textOf(index, 19_000)));
      visit.socket.send(`{"id":"${index}","type":"complete"}`);
    }
    await waitUntil('it is refused', () => visit.heard.some(({ type }) => type === 'error'));
    const answered = visit.heard.filter(({ type }) => type === 'next');
    // Four hundred points each, of four thousand.
    expect(answered.length).toBeLessThanOrEqual(9);
    expect(visit.heard.find(({ type }) => type === 'error')).toMatchObject({
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    visit.socket.close();
  });

  it('pays for its variables by their length, used or not', async () => {
    const visit = await stranger();
    await visit.welcome();
    for (let index = 1; index <= 60; index += 1) {
      visit.socket.send(follow(String(index), textOf(0, 60), { unused: 'x'.repeat(60_000) }));
      visit.socket.send(`{"id":"${index}","type":"complete"}`);
    }
    // Nothing reads what is not paid for, so that nobody knows what it was.
    expect(await visit.closed()).toBe(1013);
    expect(visit.heard.filter(({ type }) => type === 'next').length).toBeLessThanOrEqual(50);
  });

  it.each([
    ['a pong', `{"type":"pong","payload":{"a":[${'[],'.repeat(20_000)}[]]}}`],
    ['the end of what was never begun', `{"type":"complete","id":"${'x'.repeat(60_000)}"}`],
  ])('pays for every message by its length, and is sent away with 1013: %s', async (_, said) => {
    const visit = await stranger();
    await visit.welcome();
    // 58 points each, of four thousand.
    for (let time = 0; time < 80; time += 1) visit.socket.send(said);
    expect(await visit.closed()).toBe(1013);
  });

  it('pays for each subscription, those beyond what a socket may have too', async () => {
    const visit = await stranger();
    await visit.welcome();
    for (let index = 1; index <= 190; index += 1) visit.socket.send(follow(String(index), textOf(index, 60)));
    await waitUntil('all are answered', () => new Set(visit.heard.map(({ id }) => id)).size > 190);
    const codes = visit.heard.filter(({ type }) => type === 'error').map(({ payload }) => JSON.stringify(payload));
    expect(codes.filter((code) => code.includes('RATE_LIMITED')).length).toBeGreaterThan(50);
    visit.socket.close();
  });

  it.each([
    ['1009 for much that it says before it has introduced itself', 'x'.repeat(9_000), 1009],
    [
      '1009 for a large introduction',
      JSON.stringify({ type: 'connection_init', payload: { a: 'x'.repeat(9_000) } }),
      1009,
    ],
  ])('is closed with %s', async (_, said, code) => {
    const visit = await stranger();
    visit.socket.send(said);
    expect(await visit.closed()).toBe(code);
  });

  it.each<[string, (socket: WebSocket) => void, number]>([
    ['1009 for a message that is larger than any', (socket) => socket.send('x'.repeat(70_000)), 1009],
    ['4400 for an id without end', (socket) => socket.send(follow('x'.repeat(200), textOf(0, 60))), 4400],
    [
      '4400 for much that it wants back',
      (socket) => socket.send(`{"type":"ping","payload":{"a":"${'x'.repeat(2_000)}"}}`),
      4400,
    ],
    ['1008 for pongs that nobody asked for', (socket) => repeat(300, () => socket.pong()), 1008],
    ['1008 for a message in pieces without end', (socket) => repeat(100, () => socket.send('x', { fin: false })), 1008],
  ])('is closed with %s', async (_, flood, code) => {
    const visit = await stranger();
    await visit.welcome();
    flood(visit.socket);
    expect(await visit.closed()).toBe(code);
  });

  it('is cut off when it pings without end', async () => {
    const visit = await stranger();
    await visit.welcome();
    repeat(300, () => visit.socket.ping());
    // By the gateway's count, or by the library's, which does not say why.
    expect([1006, 1008]).toContain(await visit.closed());
  });

  it('may say after its introduction what is too large before it', async () => {
    const visit = await stranger();
    await visit.welcome();
    visit.socket.send(follow('1', textOf(1, 15_000)));
    await waitUntil('the answer', () => visit.heard.some(({ type }) => type === 'next'));
    visit.socket.close();
  });
});

const repeat = (times: number, act: () => void): void => {
  for (let time = 0; time < times; time += 1) act();
};

describe('a gateway', () => {
  let house: TestGateway | undefined;
  afterEach(() => house?.close());
  const state = 'x'.repeat(20_000);

  it('keeps no more bytes of pushes than it has room for, however many streams there are, and all are shown the latest', async () => {
    const room = { keptBytesPerStream: 200_000, keptBytesPerCaller: 400_000, keptBytesInAll: 600_000 };
    const gateway = (house = await openTestGateway({ liveLimits: room }));
    const statuses = ['INITIATED'];
    gateway.house.orders.set('ord_1', { ownerId: 'acc_1', statuses, number: state });
    const sockets = await Promise.all(
      ['acc_1', 'acc_2'].map(async (accountId) => {
        const { token } = await gateway.signIn(aCustomer({ accountId: 'acc_1', displayName: accountId }));
        return connect(gateway, { token });
      }),
    );
    const streams = sockets.flatMap((socket) =>
      Array.from({ length: 10 }, (_, index) =>
        socket.subscribe(`subscription { orderUpdated(id: "ord_1") { revision a${index}: number } }`),
      ),
    );
    for (const stream of streams) await stream.pushed(1);
    const most: number[] = [];
    for (let revision = 2; revision <= 12; revision += 1) {
      statuses.push('INITIATED');
      await gateway.signal({ entity: 'Order', id: 'ord_1', revision });
      for (const stream of streams) await stream.pushed(revision);
      most.push(await gaugeOf('gateway_live_kept_bytes'));
    }
    expect(Math.max(...most)).toBeLessThanOrEqual(600_000);
    // Of 20 streams with 12 frames of 40 kB each.
    expect(Math.max(...most)).toBeGreaterThan(300_000);
    for (const socket of sockets) socket.dispose();
    await waitUntil('nothing is kept for nobody', async () => (await gaugeOf('gateway_live_kept_bytes')) === 0);
  });

  it('holds no more for all sockets of a caller that do not read than for one caller', async () => {
    const gateway = (house = await openTestGateway({
      liveLimits: { heldBytes: 10_000_000, heldBytesPerCaller: 2_000_000 },
    }));
    const statuses = ['INITIATED'];
    gateway.house.orders.set('ord_1', { ownerId: 'acc_1', statuses, number: 'x'.repeat(400_000) });
    const { token } = await gateway.signIn(anIdentity({ roles: ['SELLER'] }));
    const visits = await Promise.all(Array.from({ length: 6 }, () => open(gateway.url)));
    for (const { socket, heard, welcome } of visits) {
      await welcome(token);
      for (const id of ['a', 'b', 'c']) {
        socket.send(follow(id, `subscription { orderUpdated(id: "ord_1") { revision ${id}: number ${id}2: number } }`));
      }
      await waitUntil('the states', () => heard.filter(({ type }) => type === 'next').length === 3);
      socket.pause();
    }
    const most: number[] = [];
    for (let revision = 2; revision <= 20; revision += 1) {
      statuses.push('INITIATED');
      await gateway.signal({ entity: 'Order', id: 'ord_1', revision });
      most.push(await gaugeOf('gateway_live_held_bytes'));
    }
    await waitUntil('some are dropped', async () => {
      most.push(await gaugeOf('gateway_live_held_bytes'));
      const dropped = await registry.getSingleMetric('gateway_live_dropped_total')?.get();
      return dropped?.values.some(({ labels, value }) => labels['reason'] === 'slow' && value > 0);
    });
    // One push may be on top while it is found to be too much.
    expect(Math.max(...most)).toBeLessThan(2_000_000 + 900_000);
    for (const { socket } of visits) socket.terminate();
    await waitUntil('nothing is held for nobody', async () => (await gaugeOf('gateway_live_held_bytes')) === 0);
  });

  it('lets one caller follow so much on all sockets together', async () => {
    const gateway = (house = await openTestGateway({ liveLimits: { subscriptionsPerCaller: 5 } }));
    gateway.house.quotes.set('quo_1', { status: 'QUEUED', progress: 0 });
    const visits = await Promise.all([open(gateway.url), open(gateway.url)]);
    for (const visit of visits) {
      await visit.welcome();
      repeat(3, () => visit.socket.send(follow(String(visit.heard.length + Math.random()), textOf(0, 60))));
    }
    const all = () => visits.flatMap(({ heard }) => heard.map(({ type }) => type));
    await waitUntil('all are answered', () => all().filter((type) => type === 'next' || type === 'error').length === 6);
    expect(all().filter((type) => type === 'error')).toHaveLength(1);
    visits[0].socket.close();
    await visits[0].closed();
    visits[1].socket.send(follow('again', textOf(0, 60)));
    await waitUntil('there is room', () => visits[1].heard.some(({ id, type }) => id === 'again' && type === 'next'));
    visits[1].socket.close();
  });

  it('takes so many live connections, and refuses the next before it is one', async () => {
    const gateway = (house = await openTestGateway({ liveLimits: { connections: 2 } }));
    const visits = [await open(gateway.url), await open(gateway.url)];
    expect((await open(gateway.url)).end.code).toBe(1006);
    const query = new URLSearchParams({ query: textOf(0, 60) }).toString();
    const events = await fetch(`${gateway.url}?${query}`, { headers: { accept: 'text/event-stream' } });
    expect([events.status, events.headers.get('retry-after')]).toEqual([503, '5']);
    for (const { socket } of visits) socket.close();
  });
});
