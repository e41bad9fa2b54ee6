import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { WebSocket } from 'ws';
import { anAddress, exhaust, type LimitedGateway, openLimited, untilRefused } from '../support/limited-gateway.ts';
import { connect, type TestSocket } from '../support/live-client.ts';

const query = '{ materials { id } }';
const following = (id: string) => `subscription { orderUpdated(id: "${id}") { id status } }`;
const dear = `subscription ($id: ID!) {
  orderUpdated(id: $id) { id a: lines { product { name } } b: lines { product { name } } c: lines { product { name } } }
}`;

describe('subscriptions', () => {
  let house: LimitedGateway;
  const sockets: TestSocket[] = [];
  beforeAll(async () => {
    const limits = { points: { visitor: 400, account: 400 }, cost: { visitor: 20, account: 20, staff: 1_000 } };
    house = await openLimited(limits, { now: () => 1_000_000 });
    house.house.orders.set('ord_1', { ownerId: 'acc_1', statuses: ['INITIATED'] });
    await house.from(anAddress(), query);
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.dispose();
  });
  afterAll(() => house.close());

  const socketOf = (given: Parameters<typeof connect>[1]): TestSocket => {
    const socket = connect(house, given);
    sockets.push(socket);
    return socket;
  };
  const endOf = async ({ end }: ReturnType<TestSocket['subscribe']>) => {
    await waitUntil('it ends', () => end.errors);
    return end.errors?.[0];
  };

  it('are refused when one push would cost too much, and the socket goes on', async () => {
    const { token } = await house.signIn(aCustomer({ accountId: 'acc_1' }));
    const socket = socketOf({ token });
    const error = await endOf(socket.subscribe(dear, { id: 'ord_1' }));
    // An order, and three times three lines with a piece of two points in each.
    const cost = 1 + 3 * 3 * (1 + 2);
    expect(error?.extensions).toEqual({ code: 'COST_LIMIT_EXCEEDED', cost, limit: 20 });
    const [first] = await socket.subscribe(following('ord_1')).pushed(1);
    expect(first?.data).toEqual({ orderUpdated: { id: 'ord_1', status: 'INITIATED' } });
  });

  it('may cost staff more', async () => {
    const { token } = await house.signIn(anIdentity({ roles: ['OPERATOR'] }));
    await socketOf({ token }).subscribe(dear, { id: 'ord_1' }).pushed(1);
  });

  it('are paid when they begin, from what queries are paid from, too', async () => {
    const { token } = await house.signIn(aCustomer({ accountId: 'acc_1' }));
    const headers = { authorization: `Bearer ${token}` };
    const socket = socketOf({ token });
    await socket.subscribe(following('ord_1')).pushed(1);
    const { headers: told } = await house.from(anAddress(), query, headers);
    const left = Number(/r=(\d+)/.exec(told.get('ratelimit') ?? '')?.[1]);
    await socket.subscribe(following('ord_1')).pushed(1);
    const { headers: after } = await house.from(anAddress(), query, headers);
    const leftThen = Number(/r=(\d+)/.exec(after.get('ratelimit') ?? '')?.[1]);
    expect(left - leftThen).toBe(20 + 4 + 12);
  });

  it('are refused when nothing is left, with when to come again', async () => {
    const { token } = await house.signIn(aCustomer({ accountId: 'acc_2' }));
    const socket = socketOf({ token });
    house.house.orders.set('ord_2', { ownerId: 'acc_2', statuses: ['INITIATED'] });
    await socket.subscribe(following('ord_2')).pushed(1);
    await untilRefused(() => house.from(anAddress(), query, { authorization: `Bearer ${token}` }));
    const error = await endOf(socket.subscribe(following('ord_1')));
    expect(error?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number });
    expect(error?.message).toMatch(/^Too many requests/);
  });

  it('as events are refused in the stream', async () => {
    const { token } = await house.signIn(aCustomer({ accountId: 'acc_3' }));
    const search = new URLSearchParams({ query: dear, variables: '{"id":"ord_1"}' });
    const response = await fetch(`${house.url}?${search.toString()}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    });
    expect(await response.text()).toMatch(/event: next\ndata: .*COST_LIMIT_EXCEEDED.*\n\nevent: complete/);
  });

  it('of an address that has nothing left do not even open', async () => {
    const address = anAddress();
    await exhaust(house, address);
    const forwarded = { 'x-forwarded-for': address };
    const socket = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws', { headers: forwarded });
    const refused: { status?: number | undefined; retryAfter?: string | undefined } = {};
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_, response) => {
      refused.status = response.statusCode;
      refused.retryAfter = response.headers['retry-after'];
    });
    await waitUntil('it is refused', () => refused.status);
    expect(refused).toEqual({ status: 429, retryAfter: expect.stringMatching(/^\d+$/) as string });
    const events = await fetch(`${house.url}?${new URLSearchParams({ query: following('ord_1') }).toString()}`, {
      headers: { accept: 'text/event-stream', ...forwarded },
    });
    expect([events.status, events.headers.has('retry-after')]).toEqual([429, true]);
    expect(await events.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  it('of an address that has nothing left open for those who are signed in', async () => {
    const address = anAddress();
    await exhaust(house, address);
    const { token } = await house.signIn(aCustomer({ accountId: 'acc_4' }));
    const headers = { 'x-forwarded-for': address, authorization: `Bearer ${token}` };
    house.house.orders.set('ord_4', { ownerId: 'acc_4', statuses: ['SUBMITTED'] });
    await socketOf({ headers }).subscribe(following('ord_4')).pushed(1);
  });
});
