import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { connect, type TestSocket } from '../support/live-client.ts';
import { openTestGateway, pageOrigin, type TestGateway } from '../support/test-gateway.ts';

const followOrder = `subscription Follow($id: ID!, $wide: Boolean = true) {
  orderUpdated(id: $id) { ...Shown }
}
fragment Shown on Order { status revision @include(if: $wide) lines { product { name } } }`;

describe('subscriptions', () => {
  let house: TestGateway;
  const open: TestSocket[] = [];
  const visit = (...given: Parameters<typeof connect> extends [unknown, ...infer Rest] ? Rest : never): TestSocket => {
    const socket = connect(house, ...given);
    open.push(socket);
    return socket;
  };
  const statusesOf = (pushes: readonly { data?: unknown }[], field = 'orderUpdated'): unknown[] =>
    pushes.map(({ data }) => (data as Record<string, { status: string }>)[field]?.status);
  /** An order moves on, and says so. */
  const advance = async (id: string, status: string): Promise<void> => {
    const order = house.house.orders.get(id);
    if (!order) throw new Error(id);
    order.statuses.push(status);
    await house.signal({ entity: 'Order', id, revision: order.statuses.length, ownerId: order.ownerId });
  };

  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.dispose();
  });
  afterAll(() => house.close());

  it('push the state at once, then every change in order, each as it was', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_1', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    const subscriber = visit({ token }).subscribe(followOrder, { id: 'ord_1' });
    await subscriber.pushed(1);
    const order = house.house.orders.get('ord_1');
    order?.statuses.push('FILE_UPLOADED', 'SUBMITTED', 'PRICE_CALCULATED');
    for (const revision of [2, 3, 4]) await house.signal({ entity: 'Order', id: 'ord_1', revision });
    const pushes = await subscriber.pushed(4);
    expect(statusesOf(pushes)).toEqual(['INITIATED', 'FILE_UPLOADED', 'SUBMITTED', 'PRICE_CALCULATED']);
    expect(pushes[3]?.data).toEqual({
      orderUpdated: { status: 'PRICE_CALCULATED', revision: 4, lines: [{ product: { name: 'Ring' } }] },
    });
  });

  it('show a change once that is signalled twice, and those whose signal was lost', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_2', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    const subscriber = visit({ token }).subscribe('subscription { orderUpdated(id: "ord_2") { status } }');
    await subscriber.pushed(1);
    house.house.orders.get('ord_2')?.statuses.push('FILE_UPLOADED', 'SUBMITTED');
    await house.signal({ entity: 'Order', id: 'ord_2', revision: 3 });
    await house.signal({ entity: 'Order', id: 'ord_2', revision: 2 });
    await house.signal({ entity: 'Order', id: 'ord_2', revision: 3 });
    await advance('ord_2', 'PRICE_CALCULATED');
    expect(statusesOf(await subscriber.pushed(4))).toEqual([
      'INITIATED',
      'FILE_UPLOADED',
      'SUBMITTED',
      'PRICE_CALCULATED',
    ]);
    expect(subscriber.pushes[0]?.data).toEqual({ orderUpdated: { status: 'INITIATED' } });
  });

  it('keep the name that the subscriber gives the field', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_3', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    const subscriber = visit({ token }).subscribe('subscription { mine: orderUpdated(id: "ord_3") { number } }');
    const [push] = await subscriber.pushed(1);
    expect(push?.data).toEqual({ mine: { number: 'A-ord_3' } });
  });

  it('answer each of two subscribers in their own language and with their own rights', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_4', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const mine = await house.signIn(customer);
    const theirs = await house.signIn(aCustomer());
    const seller = await house.signIn(anIdentity({ roles: ['SELLER'] }));
    const query = 'subscription { orderUpdated(id: "ord_4") { status lines { product { name } } } }';
    const owner = visit({ token: mine.token, locale: 'ru' }).subscribe(query);
    const staff = visit({ token: seller.token }).subscribe(query);
    const stranger = visit({ token: theirs.token }).subscribe(query);
    await owner.pushed(1);
    await staff.pushed(1);
    await advance('ord_4', 'CANCELLED');
    const line = (name: string) => [{ product: { name } }];
    expect((await owner.pushed(2))[1]?.data).toEqual({ orderUpdated: { status: 'CANCELLED', lines: line('Кольцо') } });
    expect((await staff.pushed(2))[1]?.data).toEqual({ orderUpdated: { status: 'CANCELLED', lines: line('Ring') } });
    await waitUntil('the stranger is refused', () => stranger.end.errors);
    expect(stranger.end.errors).toEqual([expect.objectContaining({ extensions: { code: 'NOT_FOUND' } })]);
    expect(stranger.pushes).toEqual([]);
  });

  it('of many orders push those of the caller that fit the filter', async () => {
    const customer = aCustomer();
    const { token } = await house.signIn(customer);
    house.house.orders.set('ord_5', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    house.house.orders.set('ord_6', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    house.house.orders.set('ord_7', { ownerId: 'acc_other', statuses: ['INITIATED'] });
    const subscriber = visit({ token }).subscribe(
      'subscription Mine($filter: OrderFilter) { ordersUpdated(filter: $filter) { id status } }',
      { filter: { statuses: ['SUBMITTED', 'CANCELLED'] } },
    );
    const asked = house.subgraphs.orders.asked.length;
    await waitUntil('it is followed', () => house.subgraphs.orders.asked.length > asked);
    await advance('ord_7', 'SUBMITTED');
    await advance('ord_5', 'FILE_UPLOADED');
    await advance('ord_6', 'SUBMITTED');
    await advance('ord_5', 'CANCELLED');
    const pushes = await subscriber.pushed(2);
    expect(pushes.map(({ data }) => data)).toEqual([
      { ordersUpdated: { id: 'ord_6', status: 'SUBMITTED' } },
      { ordersUpdated: { id: 'ord_5', status: 'CANCELLED' } },
    ]);
  });

  it('push quotes, notifications, work orders and the queue', async () => {
    const manager = anIdentity({ roles: ['MANAGER'] });
    const { token } = await house.signIn(manager);
    house.house.quotes.set('quo_1', { status: 'QUEUED', progress: 0 });
    house.house.workOrders.set('wo_1', { stage: 'QUEUED', revision: 1 });
    const socket = visit({ token });
    const quote = socket.subscribe('subscription { quoteUpdated(id: "quo_1") { status progress } }');
    const workOrder = socket.subscribe('subscription { workOrderUpdated(id: "wo_1") { stage revision } }');
    const queue = socket.subscribe('subscription { productionQueueUpdated { kind workOrder { id stage } } }');
    const asked = house.subgraphs.orders.asked.length;
    const notices = socket.subscribe('subscription { notificationReceived { text } }');
    await quote.pushed(1);
    await workOrder.pushed(1);
    await waitUntil('notices are followed', () => house.subgraphs.orders.asked.length > asked);

    house.house.quotes.set('quo_1', { status: 'READY', progress: 1 });
    await house.signal({ entity: 'Quote', id: 'quo_1', revision: 5 });
    house.house.workOrders.set('wo_1', { stage: 'STARTED', revision: 2 });
    await house.signal({ entity: 'WorkOrder', id: 'wo_1', revision: 2 });
    house.house.notifications.set('ntf_1', { ownerId: manager.accountId, text: 'Yours' });
    house.house.notifications.set('ntf_2', { ownerId: 'acc_other', text: 'Not yours' });
    await house.signal({ entity: 'Notification', id: 'ntf_2', revision: 1, ownerId: 'acc_other' });
    await house.signal({ entity: 'Notification', id: 'ntf_1', revision: 1, ownerId: manager.accountId });

    expect((await quote.pushed(2)).map(({ data }) => data)).toEqual([
      { quoteUpdated: { status: 'QUEUED', progress: 0 } },
      { quoteUpdated: { status: 'READY', progress: 1 } },
    ]);
    expect((await workOrder.pushed(2))[1]?.data).toEqual({ workOrderUpdated: { stage: 'STARTED', revision: 2 } });
    expect((await queue.pushed(1))[0]?.data).toEqual({
      productionQueueUpdated: { kind: 'UPSERTED', workOrder: { id: 'wo_1', stage: 'STARTED' } },
    });
    expect((await notices.pushed(1)).map(({ data }) => data)).toEqual([{ notificationReceived: { text: 'Yours' } }]);
  });

  it.each(['ordersUpdated { id }', 'notificationReceived { id }', 'productionQueueUpdated { kind }'])(
    'refuse a visitor at once: %s',
    async (field) => {
      const subscriber = visit().subscribe(`subscription { ${field} }`);
      await waitUntil('the refusal', () => subscriber.end.errors);
      expect(subscriber.end.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    },
  );

  it('refuse at once those whom the subgraph refuses', async () => {
    const { token } = await house.signIn(aCustomer());
    const subscriber = visit({ token }).subscribe('subscription { productionQueueUpdated { kind } }');
    await waitUntil('the refusal', () => subscriber.end.errors);
    expect(subscriber.end.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('end with the session: the socket is closed with 4403', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_8', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token, session } = await house.signIn(customer);
    const socket = visit({ token });
    await socket.subscribe('subscription { orderUpdated(id: "ord_8") { status } }').pushed(1);
    await house.end(session);
    await waitUntil('the socket is closed', () => socket.closed.code);
    expect(socket.closed).toEqual({ code: 4403, reason: 'The session is over' });
  });

  it('are not for a token that does not hold: 4403', async () => {
    const socket = visit({ token: 'not a token' });
    socket.subscribe('subscription { orderUpdated(id: "ord_8") { status } }');
    await waitUntil('the socket is closed', () => socket.closed.code);
    expect(socket.closed.code).toBe(4403);
  });

  it('know a session by its cookie from our pages, and are not for other pages', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_9', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    const cookie = `theme=dark; alexandrite_session=${token}`;
    const query = 'subscription { orderUpdated(id: "ord_9") { status } }';
    const ours = visit({ headers: { cookie, origin: pageOrigin } }).subscribe(query);
    expect(statusesOf(await ours.pushed(1))).toEqual(['INITIATED']);
    const foreign = visit({ headers: { cookie, origin: 'http://evil.example' } });
    const subscriber = foreign.subscribe(query);
    await waitUntil('the foreign page is refused', () => subscriber.end.errors ?? foreign.closed.code);
    expect(subscriber.pushes).toEqual([]);
  });

  it('wait for a subgraph that restarts, and lose nothing', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_10', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    const subscriber = visit({ token }).subscribe('subscription { orderUpdated(id: "ord_10") { status } }');
    await subscriber.pushed(1);
    await house.subgraphs.orders.stop();
    await advance('ord_10', 'FILE_UPLOADED');
    await advance('ord_10', 'SUBMITTED');
    await house.subgraphs.orders.restart();
    expect(statusesOf(await subscriber.pushed(3))).toEqual(['INITIATED', 'FILE_UPLOADED', 'SUBMITTED']);
  });

  it('push what another subgraph cannot add as missing, with the reason', async () => {
    const customer = aCustomer();
    house.house.orders.set('ord_11', { ownerId: customer.accountId, statuses: ['INITIATED'] });
    const { token } = await house.signIn(customer);
    await house.subgraphs.shop.stop();
    try {
      const subscriber = visit({ token }).subscribe(
        'subscription { orderUpdated(id: "ord_11") { status lines { product { name } } } }',
      );
      const [push] = await subscriber.pushed(1);
      expect(push?.data).toEqual({ orderUpdated: { status: 'INITIATED', lines: [{ product: null }] } });
      expect(push?.errors?.[0]).toMatchObject({
        path: ['orderUpdated', 'lines', 0, 'product'],
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      });
    } finally {
      await house.subgraphs.shop.restart();
    }
  });

  it.each([
    ['subscription { orderUpdated(id: "1") { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription ($id: ID!) { orderUpdated(id: $id) { id } }', 'BAD_USER_INPUT'],
    ['subscription { a: orderUpdated(id: "1") { id } b: orderUpdated(id: "2") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { orderUpdated(id: "1") @include(if: true) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query { viewer { id } }', 'BAD_REQUEST'],
  ])('explain what is wrong with %s', async (query, code) => {
    const subscriber = visit().subscribe(query);
    await waitUntil('the explanation', () => subscriber.end.errors);
    expect(subscriber.end.errors?.[0]?.extensions.code).toBe(code);
  });
});
