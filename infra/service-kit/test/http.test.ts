import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import net from 'node:net';
import {
  BodyBrokenOffError,
  BodyTooLargeError,
  closeServer,
  createInternalServer,
  Deadlines,
  type HealthCheck,
  listen,
  readBody,
} from '../src/http/index.ts';
import { createLog } from '../src/log/index.ts';
import { counter, gauge, startMetrics } from '../src/metrics/index.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await closeServer(server);
  }
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  return `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
}

describe('the internal server', () => {
  const internal = (checks: Readonly<Record<string, HealthCheck>>): Promise<string> =>
    listening(createInternalServer(checks, createLog('kit', 'silent')));

  it('is alive as soon as it answers, whatever its parts do', async () => {
    const url = await internal({ mongo: () => Promise.reject(new Error('down')) });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('is ready when every part answers', async () => {
    const url = await internal({ mongo: async () => undefined, redis: async () => 'PONG' });
    const answer = await fetch(`${url}/health/ready`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ready: true, parts: { mongo: 'ok', redis: 'ok' } });
  });

  it.each<[string, HealthCheck, string]>([
    ['fails', () => Promise.reject(new Error('not connected')), 'not connected'],
    [
      'fails at once',
      () => {
        throw new Error('never opened');
      },
      'never opened',
    ],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a library may
    ['fails without a reason', () => Promise.reject('?'), 'down'],
    ['hangs', () => new Promise(() => undefined), 'no answer within 2000 ms'],
  ])('is not ready when a part %s, and says which and why', async (_, check, reason) => {
    const url = await internal({ mongo: check, redis: async () => 'PONG' });
    const answer = await fetch(`${url}/health/ready`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, parts: { mongo: reason, redis: 'ok' } });
  });

  it('shows the metrics of the process and of Node under the service’s name', async () => {
    startMetrics('kit');
    counter('rings_total', 'Rings made.', ['metal']).inc({ metal: 'gold' }, 2);
    gauge('kiln_celsius', 'Heat of the kiln.', [], function collect() {
      this.set(950);
    });
    const answer = await fetch(`${await internal({})}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toContain('rings_total{metal="gold",service="kit"} 2');
    expect(text).toContain('kiln_celsius{service="kit"} 950');
    expect(text).toMatch(/nodejs_eventloop_lag_seconds\{service="kit"\}/);
  });

  it('knows nothing else', async () => {
    expect((await fetch(`${await internal({})}/`)).status).toBe(404);
  });
});

describe('a body', () => {
  /** A server that answers the body, or 413. */
  const echo = (limitBytes: number): Promise<string> =>
    listening(
      createServer((request, response) => {
        readBody(request, limitBytes, new Deadlines(15_000)).then(
          (body) => response.end(body),
          (fault: unknown) => response.writeHead(fault instanceof BodyTooLargeError ? 413 : 500).end(),
        );
      }),
    );

  it('is read whole up to its limit, whatever the pieces it comes in', async () => {
    const url = await echo(1_000);
    expect(await (await fetch(url, { method: 'POST', body: 'ж'.repeat(500) })).text()).toBe('ж'.repeat(500));
    expect(await (await fetch(url, { method: 'POST' })).text()).toBe('');
  });

  it('that the sender breaks off is told apart from a fault', async () => {
    const broken = Promise.withResolvers<unknown>();
    const url = await listening(
      createServer(
        (request) => void readBody(request, 1_000, new Deadlines(15_000)).then(broken.resolve, broken.resolve),
      ),
    );
    const wire = net.connect(Number(new URL(url).port), '127.0.0.1');
    wire.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc', () => wire.destroy());
    expect(await broken.promise).toBeInstanceOf(BodyBrokenOffError);
  });

  it.each([1_001, 50_000_000])('of %d bytes is refused by a limit of 1000, and the sender is told', async (length) => {
    const answer = await fetch(await echo(1_000), { method: 'POST', body: 'x'.repeat(length) });
    expect(answer.status).toBe(413);
  });
});

describe('a server', () => {
  it('says that its port is taken', async () => {
    const port = Number(new URL(await listening(createServer())).port);
    await expect(listen(createServer(), port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('is closed though it never listened', async () => {
    await expect(closeServer(createServer())).resolves.toBeUndefined();
  });

  it('lets a request under way finish, and does not wait for the connection that it leaves open', async () => {
    const entered = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    const server = createServer((_, response) => {
      entered.resolve(undefined);
      void goOn.promise.then(() => response.end('done'));
    });
    server.keepAliveTimeout = 65_000;
    const port = Number(new URL(await listening(server)).port);
    const idle = net.connect(port, '127.0.0.1');
    const busy = net.connect(port, '127.0.0.1');
    await Promise.all([once(idle, 'connect'), once(busy, 'connect')]);
    let answer = '';
    busy.on('data', (text: Buffer) => (answer += text.toString()));
    busy.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    await entered.promise;
    const closed = closeServer(server);
    goOn.resolve(undefined);
    await closed;
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
    idle.destroy();
    busy.destroy();
  });
});
