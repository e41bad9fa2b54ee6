import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { connect } from '../support/live-client.ts';
import { aKey, aPartner, bearer, partnerUrl } from '../support/partner-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const follow = 'subscription ($id: ID!) { orderUpdated(id: $id) { revision status } }';

let gateway: TestGateway;
let door: { readonly url: string };
beforeAll(async () => {
  gateway = await openTestGateway();
  door = { url: partnerUrl(gateway) };
});
afterAll(() => gateway.close());

/** What a server-sent stream was refused with. */
async function refusedEvents(query: string, headers: Record<string, string>) {
  const response = await fetch(door.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables: { id: 'ord_1' } }),
  });
  return { status: response.status, text: await response.text() };
}

describe('a partner who follows', () => {
  it('sees the state at once and then every change, by a key, and goes on after the one seen last', async () => {
    const partner = aPartner();
    const { secret } = await aKey(partner);
    gateway.house.orders.set('ord_1', { ownerId: partner.accountId, statuses: ['INITIATED', 'SUBMITTED'] });
    const socket = connect(door, { token: secret });
    const order = socket.subscribe(follow, { id: 'ord_1' });
    await order.pushed(1);
    gateway.house.orders.get('ord_1')?.statuses.push('PRICE_CALCULATED');
    await gateway.signal({ entity: 'Order', id: 'ord_1', revision: 3, ownerId: partner.accountId });
    const pushes = await order.pushed(2);
    expect(pushes.map(({ data }) => data)).toEqual([
      { orderUpdated: { revision: 2, status: 'SUBMITTED' } },
      { orderUpdated: { revision: 3, status: 'PRICE_CALCULATED' } },
    ]);
    const again = connect(door, { headers: bearer(secret) });
    const resumed = again.subscribe(follow, { id: 'ord_1' }, '2');
    expect((await resumed.pushed(1))[0]?.extensions?.position).toBe('3');
    socket.dispose();
    again.dispose();
  });

  it('is refused what partners are not shown', async () => {
    const socket = connect(door, { token: (await aKey()).secret });
    for (const query of [
      'subscription { productionQueueUpdated { kind } }',
      'subscription { orderUpdated(id: "ord_1") { approval { state } } }',
      'subscription { ...F } fragment F on Subscription { x: workOrderUpdated(id: "wo_1") { stage } }',
    ]) {
      const { end } = socket.subscribe(query);
      await waitUntil('it is refused', () => end.errors);
      expect(end.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    socket.dispose();
    const { text } = await refusedEvents(
      'subscription { productionQueueUpdated { kind } }',
      bearer((await aKey()).secret),
    );
    expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it('is let go with 4403 as soon as the key is ended', async () => {
    const partner = aPartner();
    const { session, secret } = await aKey(partner);
    gateway.house.orders.set('ord_2', { ownerId: partner.accountId, statuses: ['INITIATED'] });
    const socket = connect(door, { token: secret });
    await socket.subscribe(follow, { id: 'ord_2' }).pushed(1);
    await gateway.end(session);
    await waitUntil('the socket is closed', () => socket.closed.code);
    expect(socket.closed.code).toBe(4403);
  });

  it('is nobody else: others are told what to do', async () => {
    const { token } = await gateway.signIn(aCustomer());
    const sockets = [connect(door), connect(door, { token })];
    for (const socket of sockets) {
      socket.subscribe(follow, { id: 'ord_1' });
      await waitUntil('the socket is closed', () => socket.closed.code);
      expect(socket.closed.code).toBe(4403);
    }
    expect(sockets[0]?.closed.reason).toContain('Authorization: Bearer <key>');
    expect((await refusedEvents(follow, {})).status).toBe(401);
    expect((await refusedEvents(follow, bearer(token))).status).toBe(403);
    const key = connect(gateway, { token: (await aKey()).secret });
    key.subscribe(follow, { id: 'ord_1' });
    await waitUntil('the other door stays shut', () => key.closed.code);
    expect(key.closed.code).toBe(4403);
  });
});
