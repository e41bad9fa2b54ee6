import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { registry } from '@alexandrite/service-kit/metrics';
import { connect, type TestSocket } from '../support/live-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const queue = 'subscription { productionQueueUpdated { kind workOrder { id stage } } }';

describe('identical subscriptions', () => {
  let house: TestGateway;
  const open: TestSocket[] = [];
  const visit = (given: Parameters<typeof connect>[1]): TestSocket => {
    const socket = connect(house, given);
    open.push(socket);
    return socket;
  };
  const operator = (given: object = {}) => anIdentity({ roles: ['OPERATOR'], ...given });
  /** How often subgraphs are asked to answer subscriptions, and on whose behalf. */
  const computations = async (field: string): Promise<number> => {
    const metric = await registry.getSingleMetric('gateway_live_computations_total')?.get();
    return metric?.values.find(({ labels }) => labels['field'] === field)?.value ?? 0;
  };
  const askersSince = (seen: number) => house.house.seen.slice(seen).map(({ caller }) => caller.identity.accountId);
  /** Subscribers who have been answered, and follow. */
  const follow = async (sockets: readonly TestSocket[], query: string, distinct = 1) => {
    const field = /(\w+Updated)/.exec(query)?.[1] ?? '';
    const before = await computations(field);
    const subscribers = sockets.map((socket) => socket.subscribe(query));
    await waitUntil('all follow', async () => {
      const metric = await registry.getSingleMetric('gateway_subscriptions')?.get();
      const followed = metric?.values.find(({ labels }) => labels['field'] === field)?.value ?? 0;
      return followed >= sockets.length && (await computations(field)) >= before + distinct;
    });
    return subscribers;
  };

  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.dispose();
    await waitUntil('nothing is followed', async () => {
      const metric = await registry.getSingleMetric('gateway_live_streams')?.get();
      return metric?.values.every(({ value }) => value === 0);
    });
  });
  afterAll(() => house.close());

  it('of one account are asked for once at every change, and get the same', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_1', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    const sockets = Array.from({ length: 5 }, () => visit({ token }));
    const query = 'subscription Mine($id: ID!) { orderUpdated(id: $id) { status lines { product { name } } } }';
    const subscribers = sockets.map((socket) => socket.subscribe(query, { id: 'ord_1' }));
    for (const subscriber of subscribers) await subscriber.pushed(1);
    const before = await computations('orderUpdated');
    house.house.orders.get('ord_1')?.statuses.push('FILE_UPLOADED', 'SUBMITTED');
    await house.signal({ entity: 'Order', id: 'ord_1', revision: 3 });
    const [first, ...others] = await Promise.all(subscribers.map((subscriber) => subscriber.pushed(3)));
    for (const other of others) expect(other).toEqual(first);
    expect(first?.map(({ extensions }) => extensions)).toEqual([
      { position: '1' },
      { position: '2' },
      { position: '3' },
    ]);
    expect((await computations('orderUpdated')) - before).toBe(2);
  });

  it('of staff of the same roles are asked for once, on behalf of nobody in particular', async () => {
    house.house.workOrders.set('wo_1', { stage: 'QUEUED', revision: 1 });
    const tokens = await Promise.all(Array.from({ length: 4 }, async () => (await house.signIn(operator())).token));
    const subscribers = await follow(
      tokens.map((token) => visit({ token })),
      queue,
    );
    const [before, seen] = [await computations('productionQueueUpdated'), house.house.seen.length];
    await house.signal({ entity: 'WorkOrder', id: 'wo_1', revision: 1 });
    for (const subscriber of subscribers) await subscriber.pushed(1);
    expect((await computations('productionQueueUpdated')) - before).toBe(1);
    expect(askersSince(seen)).toEqual(['acc_staff']);
  });

  it('of different staff are asked for by each where the selection depends on who asks', async () => {
    house.house.workOrders.set('wo_2', { stage: 'QUEUED', revision: 1 });
    const people = [operator(), operator()];
    const tokens = await Promise.all(people.map(async (person) => (await house.signIn(person)).token));
    const own = 'subscription { productionQueueUpdated(filter: { mine: true }) { kind } }';
    const subscribers = await follow(
      tokens.map((token) => visit({ token })),
      own,
      2,
    );
    const seen = house.house.seen.length;
    await house.signal({ entity: 'WorkOrder', id: 'wo_2', revision: 1 });
    for (const subscriber of subscribers) await subscriber.pushed(1);
    expect(new Set(askersSince(seen))).toEqual(new Set(people.map(({ accountId }) => accountId)));
  });

  it('of different accounts are not the same, and neither are those in different languages', async () => {
    const customers = [aCustomer(), aCustomer()];
    for (const [index, { accountId }] of customers.entries())
      house.house.orders.set(`ord_own_${index}`, { ownerId: accountId, statuses: ['INITIATED'] });
    const tokens = await Promise.all(customers.map(async (customer) => (await house.signIn(customer)).token));
    const query = 'subscription { ordersUpdated { id lines { product { name } } } }';
    const [anna, boris, annaInRussian] = await follow(
      [
        visit({ token: tokens[0] ?? '' }),
        visit({ token: tokens[1] ?? '' }),
        visit({ token: tokens[0] ?? '', locale: 'ru' }),
      ],
      query,
      3,
    );
    for (const [index, { accountId }] of customers.entries())
      await house.signal({ entity: 'Order', id: `ord_own_${index}`, revision: 1, ownerId: accountId });
    const named = (id: string, name: string) => ({ ordersUpdated: { id, lines: [{ product: { name } }] } });
    expect((await anna?.pushed(1))?.map(({ data }) => data)).toEqual([named('ord_own_0', 'Ring')]);
    expect((await boris?.pushed(1))?.map(({ data }) => data)).toEqual([named('ord_own_1', 'Ring')]);
    expect((await annaInRussian?.pushed(1))?.map(({ data }) => data)).toEqual([named('ord_own_0', 'Кольцо')]);
  });

  it('go on for the others when one session ends, and stop for that one at once', async () => {
    house.house.workOrders.set('wo_3', { stage: 'QUEUED', revision: 1 });
    const stays = await house.signIn(operator());
    const goes = await house.signIn(operator());
    const [staying, leaving] = [visit({ token: stays.token }), visit({ token: goes.token })];
    const [staysOn, isGone] = await follow([staying, leaving], queue);
    // The end of the session and a change, in this order and in one go.
    await Promise.all([house.end(goes.session), house.signal({ entity: 'WorkOrder', id: 'wo_3', revision: 1 })]);
    await staysOn?.pushed(1);
    await waitUntil('the socket is closed', () => leaving.closed.code);
    expect(leaving.closed).toEqual({ code: 4403, reason: 'The session is over' });
    expect(isGone?.pushes).toEqual([]);
  });
});
