import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { pointBounds } from '@alexandrite/contracts/bounds/points';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { metric } from '../support/limited-gateway.ts';
import { usualLimits } from '../../src/limits/limit-settings.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const body = JSON.stringify({ query: '{ __typename }' });
const text = (host: string, length = Buffer.byteLength(body)): string =>
  `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

const held = (): Promise<number> => metric('gateway_refusals_held');

describe('refusals of an address that does not stop asking', () => {
  let house: TestGateway;
  let host: string;
  const sockets: Socket[] = [];
  beforeEach(async () => {
    // Nobody stands before it: an address is that of the connection.
    const pointsPerMinute = { ...usualLimits.pointsPerMinute, visitor: 1 };
    house = await openTestGateway({ limits: { ...usualLimits, pointsPerMinute, trustedProxies: [] } });
    ({ host } = new URL(house.url));
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await house.close();
  });

  const open = async (): Promise<Socket> => {
    const { hostname, port } = new URL(house.url);
    const socket = connect({ host: hostname, port: Number(port) });
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const answerOf = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);
  /** Spends what may be refused at once. */
  const wearOut = async (): Promise<Socket> => {
    const socket = await open();
    for (let asked = 0; asked < 1_000 && (await held()) === 0; asked += 1) {
      const answer = answerOf(socket);
      socket.write(text(host));
      await Promise.race([answer, waitUntil('one is held', async () => (await held()) > 0)]);
    }
    return socket;
  };

  it('wait, and come all the same', async () => {
    const socket = await wearOut();
    const others = await Promise.all(Array.from({ length: 10 }, open));
    for (const other of others) other.write(text(host));
    await waitUntil('all of them are held', async () => (await held()) === 11);
    const answers = await Promise.all([socket, ...others].map(answerOf));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 429 /);
    expect(await held()).toBe(0);
  });

  it('end the connection on which more is sent meanwhile', async () => {
    const socket = await wearOut();
    await waitUntil('the first is answered', async () => (await held()) === 0);
    const closed = once(socket, 'close');
    socket.write(text(host).repeat(pointBounds.refusalsAtOnce.limit + 2));
    await closed;
    socket.destroy();
  });

  it('are those of operations that are too large, too', async () => {
    const roomy = await openTestGateway({ limits: { ...usualLimits, trustedProxies: [] } });
    try {
      const { host: there, hostname, port } = new URL(roomy.url);
      const statuses: string[] = [];
      const send = async (): Promise<void> => {
        const socket = connect({ host: hostname, port: Number(port) });
        sockets.push(socket);
        socket.on('error', () => undefined);
        socket.write(text(there, 878_000));
        statuses.push(String((await once(socket, 'data'))[0]).slice(9, 12));
      };
      const before = await metric('gateway_refusals_held');
      const all = Array.from({ length: pointBounds.refusalsAtOnce.limit + 5 }, send);
      await waitUntil('some are held', async () => (await metric('gateway_refusals_held')) > before);
      await Promise.all(all);
      expect(new Set(statuses)).toEqual(new Set(['413']));
    } finally {
      await roomy.close();
    }
  });

  it('of a page server’s wait for a few only, for it comes for many', async () => {
    const behind = await openTestGateway({
      limits: {
        ...usualLimits,
        pointsPerMinute: { ...usualLimits.pointsPerMinute, visitor: 1 },
        trustedProxies: ['127.0.0.1', '::1'],
      },
    });
    try {
      const most = pointBounds.refusalsHeldForProxy.limit;
      let peak = 0;
      const all = Array.from({ length: most + 60 }, () =>
        behind.ask('{ __typename }', { headers: { 'x-forwarded-for': '198.51.100.9' } }),
      );
      await waitUntil('some are held', async () => (peak = Math.max(peak, await held())) > 0);
      const early = await Promise.race(all);
      expect(early.status).toBe(429);
      await waitUntil('none is', async () => {
        peak = Math.max(peak, await held());
        return (await held()) === 0;
      });
      expect(peak).toBeLessThanOrEqual(most);
      expect(new Set((await Promise.all(all)).map(({ status }) => status))).toEqual(new Set([429]));
    } finally {
      await behind.close();
    }
  });
});
