import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { type CloseCode, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { connect } from '../support/live-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const seller = anIdentity({ roles: ['SELLER'] });
const list = 'subscription { ordersUpdated { id } }';

describe('a client that comes back', () => {
  let house: TestGateway;
  beforeEach(async () => {
    house = await openTestGateway();
  });
  afterEach(() => house.close());

  /** An order that has come to a revision. */
  const anOrder = (id: string, revision: number): void =>
    void house.house.orders.set(id, {
      ownerId: 'acc_1',
      statuses: Array.from({ length: revision }, () => 'INITIATED'),
    });
  const advance = async (id: string): Promise<void> => {
    const order = house.house.orders.get(id);
    order?.statuses.push('INITIATED');
    await house.signal({ entity: 'Order', id, revision: order?.statuses.length ?? 0, ownerId: 'acc_1' });
  };
  const visit = async (who = seller) => connect(house, { token: (await house.signIn(who)).token });
  const revisionsOf = (pushes: readonly { data?: unknown }[]): unknown[] =>
    pushes.map(({ data }) => (data as { orderUpdated: { revision: number } }).orderUpdated.revision);

  it('is shown every revision of an entity that it missed, and none that it saw', async () => {
    anOrder('ord_1', 4);
    const subscriber = (await visit()).subscribe('subscription { orderUpdated(id: "ord_1") { revision } }', {}, '2');
    expect(revisionsOf(await subscriber.pushed(2))).toEqual([3, 4]);
    await advance('ord_1');
    expect(revisionsOf(await subscriber.pushed(3))).toEqual([3, 4, 5]);
    expect(subscriber.pushes.map(({ extensions }) => extensions?.position)).toEqual(['3', '4', '5']);
  });

  it('is shown nothing when it missed nothing, and then what comes', async () => {
    anOrder('ord_2', 2);
    const subscriber = (await visit()).subscribe('subscription { orderUpdated(id: "ord_2") { revision } }', {}, '2');
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    await advance('ord_2');
    expect(revisionsOf(await subscriber.pushed(1))).toEqual([3]);
  });

  it.each(['9', 'nonsense', '-1', ''])('is shown the state where its position says nothing: %j', async (after) => {
    anOrder('ord_3', 2);
    const subscriber = (await visit()).subscribe('subscription { orderUpdated(id: "ord_3") { revision } }', {}, after);
    expect(revisionsOf(await subscriber.pushed(1))).toEqual([2]);
  });

  it('is shown every change of many that it missed', async () => {
    const socket = await visit();
    const before = socket.subscribe(list);
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    for (const id of ['ord_a', 'ord_b', 'ord_c', 'ord_d']) {
      anOrder(id, 0);
      await advance(id);
    }
    const all = await before.pushed(4);
    const [, second] = all;
    const after = (await visit()).subscribe(list, {}, String(second?.extensions?.position));
    expect(await after.pushed(2)).toEqual(all.slice(2));
    await advance('ord_a');
    expect((await after.pushed(3))[2]).toEqual((await before.pushed(5))[4]);
  });

  it('that breaks off before the first change has missed none, when it comes back to where its connection began', async () => {
    const first = await visit();
    const subscriber = first.subscribe(list);
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    const began = String(first.said.position);
    subscriber.unsubscribe();
    anOrder('ord_lost', 0);
    await advance('ord_lost');
    const again = (await visit()).subscribe(list, {}, began);
    expect((await again.pushed(1)).map(({ data }) => data)).toEqual([{ ordersUpdated: { id: 'ord_lost' } }]);
  });

  it('that has read its list over HTTP goes on from there', async () => {
    anOrder('ord_read', 0);
    await advance('ord_read');
    const { token } = await house.signIn(seller);
    const asked = { headers: { authorization: `Bearer ${token}` } };
    await waitUntil('the change is heard of', async () => {
      const { headers } = await house.ask('{ order(id: "ord_read") { revision } }', asked);
      return headers.get('live-position') !== '0-0';
    });
    const { headers } = await house.ask('{ order(id: "ord_read") { revision } }', asked);
    await advance('ord_read');
    const subscriber = (await visit()).subscribe(
      'subscription { ordersUpdated { revision } }',
      {},
      headers.get('live-position') ?? '',
    );
    expect((await subscriber.pushed(1))[0]?.data).toEqual({ ordersUpdated: { revision: 2 } });
  });

  it('is shown no revision twice and none backwards, when changes are told once more', async () => {
    const socket = await visit();
    const before = socket.subscribe('subscription { ordersUpdated { revision } }');
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    anOrder('ord_twice', 3);
    const changes = [1, 2].map((revision) => ({
      ...{ entity: 'Order' as const, id: 'ord_twice', revision, ownerId: 'acc_1' },
      trace: { traceparent: `00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333${revision}-01` },
    }));
    for (const change of changes) await house.signal(change);
    const [, second] = await before.pushed(2);
    // Whoever had told them died before it noted that.
    for (const change of changes) await house.signal(change);
    await house.signal({ entity: 'Order', id: 'ord_twice', revision: 3, ownerId: 'acc_1' });
    const after = (await visit()).subscribe(
      'subscription { ordersUpdated { revision } }',
      {},
      String(second?.extensions?.position),
    );
    const revisions = (await after.pushed(1)).map(({ data }) => data);
    expect(revisions).toEqual([{ ordersUpdated: { revision: 3 } }]);
    expect((await before.pushed(3)).length).toBe(3);
  });

  it('is told to read its list again where nobody knows any more', async () => {
    const subscriber = (await visit()).subscribe(list, {}, '12345-0');
    await waitUntil('it is told', () => subscriber.end.errors);
    expect(subscriber.end.errors?.[0]?.extensions.code).toBe('POSITION_LOST');
  });

  it('is shown the present of what has no revisions only when it has changed', async () => {
    house.house.quotes.set('quo_1', { status: 'QUEUED', progress: 0 });
    const query = 'subscription { quoteUpdated(id: "quo_1") { progress } }';
    const first = (await visit()).subscribe(query);
    await first.pushed(1);
    await house.signal({ entity: 'Quote', id: 'quo_1', revision: 2 });
    const [, last] = await first.pushed(2);
    const same = (await visit()).subscribe(query, {}, String(last?.extensions?.position));
    const asked = house.subgraphs.pricing.asked.length;
    await waitUntil('it is followed', () => house.subgraphs.pricing.asked.length > asked);
    house.house.quotes.set('quo_1', { status: 'READY', progress: 1 });
    await house.signal({ entity: 'Quote', id: 'quo_1', revision: 3 });
    expect((await same.pushed(1)).map(({ data }) => data)).toEqual([{ quoteUpdated: { progress: 1 } }]);
    const late = (await visit()).subscribe(query, {}, String(last?.extensions?.position));
    expect((await late.pushed(1)).map(({ data }) => data)).toEqual([{ quoteUpdated: { progress: 1 } }]);
  });

  it('loses no event over a restart of the gateway', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_r', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const staff = await house.signIn(seller);
    const owner = await house.signIn(customer);
    const codes: (CloseCode | number)[] = [];
    const back = (token: string) =>
      createClient({
        url: house.url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { token },
        retryAttempts: Number.POSITIVE_INFINITY,
        retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
        shouldRetry: () => true,
        on: { closed: (event) => codes.push((event as CloseEvent).code) },
      });
    const follow = (token: string, query: string) => {
      const seen: { data: unknown; position: unknown }[] = [];
      const client = back(token);
      client.subscribe<Record<string, unknown>, { position?: string }>(
        {
          query,
          extensions: {
            get after() {
              return seen.at(-1)?.position;
            },
          },
        },
        {
          next: ({ data, extensions }) => seen.push({ data, position: extensions?.position }),
          error: (fault) => seen.push({ data: fault, position: undefined }),
          complete: () => {},
        },
      );
      return { seen, client };
    };
    const one = follow(owner.token, 'subscription { orderUpdated(id: "ord_r") { revision } }');
    const many = follow(staff.token, 'subscription { ordersUpdated { id } }');
    await waitUntil('the state', () => one.seen.length === 1);
    await waitUntil('both follow', () => house.subgraphs.orders.asked.length >= 2);
    const numbers = Array.from({ length: 12 }, (_, index) => index + 2);
    for (const number of numbers) {
      if (number === 5) await house.stop();
      if (number === 10) await house.restart();
      house.house.orders.get('ord_r')?.statuses.push('INITIATED');
      anOrder(`ord_many_${number}`, 1);
      await house.signal({ entity: 'Order', id: `ord_many_${number}`, revision: 1 });
      await house.signal({ entity: 'Order', id: 'ord_r', revision: number, ownerId: customer.accountId });
      // Before it stops, something was seen of both: a position to come back with.
      if (number === 4) await waitUntil('some of many', () => many.seen.length >= 2);
    }
    await waitUntil('all of one', () => one.seen.length >= 13);
    await waitUntil('all of many', () => many.seen.length >= 24);
    expect(one.seen.map(({ position }) => position)).toEqual(['1', ...numbers.map(String)]);
    const ids = many.seen.map(({ data }) => (data as { ordersUpdated: { id: string } }).ordersUpdated.id);
    expect(ids).toEqual(numbers.flatMap((number) => [`ord_many_${number}`, 'ord_r']));
    expect(codes).toContain(1012);
    await one.client.dispose();
    await many.client.dispose();
  });
});
