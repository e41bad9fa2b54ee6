import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { connect } from '../support/live-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

describe('when connections break', () => {
  let house: TestGateway;
  beforeEach(async () => {
    house = await openTestGateway();
  });
  afterEach(() => house.close());

  /** Ends the connections to Redis that wait for news, as a restart of Redis would. */
  const breakListeners = async (): Promise<void> => {
    const listening = async (): Promise<string[]> => {
      const clients = JSON.stringify(await house.redis.sendCommand(['CLIENT', 'LIST', 'TYPE', 'normal']));
      return clients
        .split('\\n')
        .flatMap((line) =>
          line.includes(` db=${Number(process.env['JEST_WORKER_ID'] ?? 0) % 15} `) && line.includes(' cmd=xread ')
            ? (/^"?id=(\d+)/.exec(line) ?? [])
            : [],
        );
    };
    const [, id = ''] = await waitUntil('somebody listens', async () => {
      const found = await listening();
      return found.length > 0 && found;
    });
    await house.redis.sendCommand(['CLIENT', 'KILL', 'ID', id]);
  };

  it('a subscriber to one entity is shown every change that happened meanwhile', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_1', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { orderUpdated(id: "ord_1") { status } }');
    await subscriber.pushed(1);
    house.house.orders.get('ord_1')?.statuses.push('FILE_UPLOADED', 'SUBMITTED');
    await breakListeners();
    await house.signal({ entity: 'Order', id: 'ord_1', revision: 3 });
    const pushes = await subscriber.pushed(3);
    expect(pushes.map(({ data }) => data)).toEqual([
      { orderUpdated: { status: 'INITIATED' } },
      { orderUpdated: { status: 'FILE_UPLOADED' } },
      { orderUpdated: { status: 'SUBMITTED' } },
    ]);
    socket.dispose();
  });

  it('a subscriber to many is shown every change that happened meanwhile', async () => {
    const { token } = await house.signIn(anIdentity({ roles: ['SELLER'] }));
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { ordersUpdated { id } }');
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > 0);
    await breakListeners();
    for (const id of ['ord_a', 'ord_b', 'ord_c']) {
      house.house.orders.set(id, { ownerId: 'acc_1', statuses: ['INITIATED'] });
      await house.signal({ entity: 'Order', id, revision: 1 });
    }
    const pushes = await subscriber.pushed(3);
    expect(pushes.map(({ data }) => data)).toEqual(
      ['ord_a', 'ord_b', 'ord_c'].map((id) => ({ ordersUpdated: { id } })),
    );
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
