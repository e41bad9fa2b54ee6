import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { connect } from './support/live-client.ts';
import { openTestGateway, type TestGateway } from './support/test-gateway.ts';

describe('when connections break', () => {
  let house: TestGateway;
  beforeEach(async () => {
    house = await openTestGateway();
  });
  afterEach(() => house.close());

  /** Ends the connections to Redis that listen, as a restart of Redis would. */
  const breakListeners = (): Promise<unknown> => house.redis.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
  const listens = async (): Promise<boolean> =>
    JSON.stringify(await house.redis.sendCommand(['CLIENT', 'LIST', 'TYPE', 'pubsub'])).includes('sub=');

  it('a subscriber to one entity is shown every change that happened meanwhile', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_1', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { orderUpdated(id: "ord_1") { status } }');
    await subscriber.pushed(1);
    // Nobody signals these: what is said while the connection is down is gone.
    house.house.orders.get('ord_1')?.statuses.push('FILE_UPLOADED', 'SUBMITTED');
    await breakListeners();
    const pushes = await subscriber.pushed(3);
    expect(pushes.map(({ data }) => data)).toEqual([
      { orderUpdated: { status: 'INITIATED' } },
      { orderUpdated: { status: 'FILE_UPLOADED' } },
      { orderUpdated: { status: 'SUBMITTED' } },
    ]);
    house.house.orders.get('ord_1')?.statuses.push('PRICE_CALCULATED');
    await house.signal({ entity: 'Order', id: 'ord_1', revision: 4 });
    expect((await subscriber.pushed(4))[3]?.data).toEqual({ orderUpdated: { status: 'PRICE_CALCULATED' } });
    socket.dispose();
  });

  it('a subscriber to many is asked to subscribe again', async () => {
    const { token } = await house.signIn(anIdentity({ roles: ['SELLER'] }));
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { ordersUpdated { status } }');
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    await waitUntil('Redis knows listeners', listens);
    await breakListeners();
    await waitUntil('it is ended', () => subscriber.end.completed);
    expect(subscriber.end.errors).toBeUndefined();
    socket.dispose();
  });

  it('a gateway that drains sends its clients to another with 1012', async () => {
    const { token } = await house.signIn(aCustomer());
    const socket = connect(house, { token });
    socket.subscribe('subscription { notificationReceived { id } }');
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    await house.gateway.drain();
    await waitUntil('the socket is closed', () => socket.closed.code);
    expect(socket.closed.code).toBe(1012);
    const late = connect(house, { token });
    late.subscribe('subscription { notificationReceived { id } }');
    await waitUntil('the late one is refused', () => late.closed.code);
  });

  it('a new supergraph is taken up while requests and sockets go on', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_2', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { orderUpdated(id: "ord_2") { status } }');
    await subscriber.pushed(1);
    const asked = Array.from({ length: 20 }, () => house.ask('{ products { nodes { id } } }'));
    await house.gateway.reload();
    for (const { errors } of await Promise.all(asked)) expect(errors).toEqual([]);
    house.house.orders.get('ord_2')?.statuses.push('FILE_UPLOADED');
    await house.signal({ entity: 'Order', id: 'ord_2', revision: 2 });
    expect((await subscriber.pushed(2))[1]?.data).toEqual({ orderUpdated: { status: 'FILE_UPLOADED' } });
    socket.dispose();
  });

  it('lets go of a subscription that its client ends, while it waits', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_3', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { orderUpdated(id: "ord_3") { status } }');
    await subscriber.pushed(1);
    subscriber.unsubscribe();
    const again = socket.subscribe('subscription { orderUpdated(id: "ord_3") { status } }');
    await again.pushed(1);
    const asked = house.subgraphs.orders.asked.length;
    await house.signal({ entity: 'Order', id: 'ord_3', revision: 2 });
    await again.pushed(2);
    expect(house.subgraphs.orders.asked.length).toBe(asked + 1);
    socket.dispose();
  });
});
