import { anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { registry } from '@alexandrite/service-kit/metrics';
import { WebSocket } from 'ws';
import { connect } from '../support/live-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const value = async (name: string, labels: Record<string, string> = {}): Promise<number> => {
  const metric = await registry.getSingleMetric(name)?.get();
  const found = metric?.values.filter((entry) =>
    Object.entries(labels).every(([key, wanted]) => entry.labels[key] === wanted),
  );
  return found?.reduce((sum, entry) => sum + entry.value, 0) ?? 0;
};

/** A client that stops reading, on a bare socket. */
describe('a client that does not read', () => {
  let house: TestGateway | undefined;
  afterEach(() => house?.close());

  /** An order whose state is large: a few of them fill what the system takes for a socket. */
  const title = 'x'.repeat(400_000);
  const follow = async (gateway: TestGateway) => {
    gateway.subgraphs.orders.intercept = () => false;
    const { token } = await gateway.signIn(anIdentity({ roles: ['SELLER'] }));
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
    const heard: { type: string; payload?: { data: { orderUpdated: { revision: number } } } }[] = [];
    const end: { code?: number } = {};
    socket.on('message', (bytes: Buffer) => heard.push(JSON.parse(bytes.toString()) as (typeof heard)[number]));
    socket.on('close', (code) => (end.code = code)).on('error', () => {});
    await waitUntil('it is open', () => socket.readyState === socket.OPEN);
    socket.send(JSON.stringify({ type: 'connection_init', payload: { token } }));
    await waitUntil('the welcome', () => heard.some(({ type }) => type === 'connection_ack'));
    const aliases = Array.from({ length: 2 }, (_, index) => `t${index}: number`).join(' ');
    const query = `subscription { orderUpdated(id: "ord_1") { revision ${aliases} } }`;
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    await waitUntil('the state', () => heard.some(({ type }) => type === 'next'));
    const revisions = () =>
      heard.flatMap(({ type, payload }) => (type === 'next' && payload ? [payload.data.orderUpdated.revision] : []));
    return { socket, revisions, end };
  };
  const statuses = ['INITIATED'];
  const open = async (limits: Parameters<typeof openTestGateway>[0] = {}): Promise<TestGateway> => {
    const opened = await openTestGateway(limits);
    house = opened;
    statuses.length = 1;
    opened.house.orders.set('ord_1', { ownerId: 'acc_1', statuses, number: title });
    return opened;
  };
  const advance = async (gateway: TestGateway, times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      statuses.push('INITIATED');
      await gateway.signal({ entity: 'Order', id: 'ord_1', revision: statuses.length });
    }
  };

  it('is shown the latest state when it reads again, and others are not kept waiting', async () => {
    const gateway = await open({ liveLimits: { heldBytes: 8 * 1024 * 1024 } });
    const slow = await follow(gateway);
    const quick = connect(gateway, { token: (await gateway.signIn(anIdentity({ roles: ['SELLER'] }))).token });
    const others = quick.subscribe('subscription { orderUpdated(id: "ord_1") { revision } }');
    await others.pushed(1);
    const before = await value('gateway_live_coalesced_total');
    slow.socket.pause();
    await advance(gateway, 40);
    await others.pushed(41);
    await waitUntil('states were left out', async () => (await value('gateway_live_coalesced_total')) > before + 10);
    slow.socket.resume();
    await waitUntil('the latest state', () => slow.revisions().at(-1) === 41);
    const revisions = slow.revisions();
    expect(revisions).toEqual(revisions.toSorted((one, other) => one - other));
    expect(revisions.length).toBeLessThan(35);
    await advance(gateway, 1);
    await waitUntil('what comes then', () => slow.revisions().at(-1) === 42);
    slow.socket.close();
    quick.dispose();
  });

  it.each([
    ['when too much waits for it', { heldBytes: 100_000 }],
    ['when it has not read for too long', { heldBytes: 8 * 1024 * 1024, stalledMs: 50 }],
  ])('is dropped with 1013 %s, and may come back', async (_, liveLimits) => {
    const gateway = await open({ liveLimits: { ...liveLimits, farewellMs: 10_000 } });
    const slow = await follow(gateway);
    const before = await value('gateway_live_dropped_total', { reason: 'slow' });
    slow.socket.pause();
    await advance(gateway, 40);
    await waitUntil(
      'it is dropped',
      async () => (await value('gateway_live_dropped_total', { reason: 'slow' })) > before,
    );
    slow.socket.resume();
    expect(await waitUntil('it is told', () => slow.end.code)).toBe(1013);
  });
});
