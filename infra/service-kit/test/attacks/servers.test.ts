import { connectRaw, type RawConnection, type ServiceProcess, waitUntil } from '../../src/testing/index.ts';
import { startBareService } from '../bare-service.ts';

describe('a server', () => {
  let port: number;
  let internalPort: number;
  let service: ServiceProcess;
  /** Opened first, so that its time is over when it is looked at last. */
  let unfinished: RawConnection;
  beforeAll(async () => {
    ({ port, internalPort, service } = await startBareService({ CONNECTIONS: '30', PER_ADDRESS: '10' }));
    unfinished = await connectRaw(port, '127.0.0.8');
    unfinished.say('GET /unread HTTP/1.1\r\nHost');
  }, 60_000);
  afterAll(() => service.kill());

  const bystander = async (at = port): Promise<string> => {
    const connection = await connectRaw(at, '127.0.0.9');
    const path = at === port ? '/unread' : '/health/live';
    connection.say(`GET ${path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`);
    return (await connection.closed()).slice(9, 12);
  };
  const open = (name: string) => service.metric('http_connections', { server: name });

  const stages: Readonly<Record<string, (connection: RawConnection) => unknown>> = {
    'before it has said anything': () => undefined,
    'in the middle of the request line': (connection) => connection.say('GET /ec'),
    'in the middle of the headers': (connection) => connection.say('GET /echo HTTP/1.1\r\nHost'),
    'in the middle of the body': (connection) =>
      connection.say('POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nxx'),
    'while it waits': (connection) => connection.say('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n'),
    'while it is answered': (connection) => {
      connection.say('GET /flow HTTP/1.1\r\nHost: here\r\n\r\n');
      return connection.heard('xxx');
    },
    'after its answer': (connection) => {
      connection.say('GET /unread HTTP/1.1\r\nHost: here\r\n\r\n');
      return connection.heard('done');
    },
    'with an upgrade': (connection) =>
      connection.say('GET /unread HTTP/1.1\r\nHost: here\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'),
    'with a tunnel asked for': (connection) => connection.say('CONNECT evil.example:80 HTTP/1.1\r\nHost: here\r\n\r\n'),
    'whose answer is written to after its end': (connection) =>
      connection.say('GET /twice HTTP/1.1\r\nHost: here\r\n\r\n'),
  };

  it.each(Object.entries(stages))(
    'lives on when a connection is torn down %s, at both of its ports',
    async (_, reach) => {
      for (const at of [port, internalPort]) {
        const connection = await connectRaw(at);
        if (at === port) await reach(connection);
        else void Promise.resolve(reach(connection)).catch(() => undefined);
        connection.reset();
        expect(await bystander(at)).toBe('200');
      }
      await waitUntil('nothing is left of it', async () => (await open('public')) <= 1);
      expect(service.isOver).toBe(false);
    },
  );

  it('refuses an upgrade that it fails to take over, and closes', async () => {
    const connection = await connectRaw(port);
    connection.say('GET / HTTP/1.1\r\nHost: here\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n');
    expect(await connection.closed()).toMatch('500 Internal Server Error');
  });

  it('closes what one address has beyond its share, and serves others', async () => {
    const mine = await Promise.all(Array.from({ length: 12 }, () => connectRaw(port)));
    await waitUntil('two are refused', async () => {
      return (await service.metric('http_connections_refused_total', { limit: 'address' })) >= 2;
    });
    expect(await bystander()).toBe('200');
    for (const connection of mine) connection.reset();
    await waitUntil('there is room again', async () => (await open('public')) <= 1);
    const again = await connectRaw(port);
    again.say('GET /unread HTTP/1.1\r\nHost: here\r\n\r\n');
    await again.heard('done');
    again.reset();
  });

  it('closes what all together have beyond what it can hold', async () => {
    const addresses = Array.from({ length: 4 }, (_, index) => `127.0.0.${20 + index}`);
    const all = await Promise.all(addresses.flatMap((from) => Array.from({ length: 9 }, () => connectRaw(port, from))));
    await waitUntil('six are refused', async () => {
      return (await service.metric('http_connections_refused_total', { limit: 'total' })) >= 6;
    });
    expect(await open('public')).toBe(30);
    for (const connection of all) connection.reset();
    await waitUntil('they are gone', async () => (await open('public')) <= 1);
    expect(await bystander()).toBe('200');
  });

  it('answers headers that are too many by 431, and closes', async () => {
    const connection = await connectRaw(port);
    connection.say(`GET /unread HTTP/1.1\r\nHost: here\r\nX-Much: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(await connection.closed()).toMatch(/^HTTP\/1.1 431 /);
  });

  it('gives up a body that does not come, and the connection with it', async () => {
    const connection = await connectRaw(port);
    connection.say('POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nxx');
    expect(await connection.heard('HTTP/1.1 ')).toMatch(/^HTTP\/1.1 500 /);
    await connection.closed();
  });

  it('closes a connection whose request is answered and never comes to its end', async () => {
    const connection = await connectRaw(port);
    connection.say('POST /unread HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nxx');
    expect(await connection.closed()).toMatch(/^HTTP\/1.1 200 /);
  });

  it('closes a connection whose headers do not come', async () => {
    // Looked for now and then: within the limit and one look.
    await waitUntil('it is closed', () => unfinished.socket.destroyed, 28_000);
    expect(await unfinished.closed()).toMatch(/^HTTP\/1.1 408 /);
  }, 40_000);
});

describe('a process', () => {
  it('goes on after a rejection that nobody takes, and counts it', async () => {
    const { port, service } = await startBareService();
    expect((await fetch(`http://127.0.0.1:${port}/reject`)).status).toBe(200);
    await service.said('a promise was rejected and nobody listened');
    expect(await service.metric('process_faults_total', { kind: 'rejection' })).toBe(1);
    expect((await fetch(`http://127.0.0.1:${port}/unread`)).status).toBe(200);
    await service.kill();
  }, 60_000);

  it('ends with 1 after an exception that nobody catches, and lets what is under way finish', async () => {
    const { port, service } = await startBareService();
    const slow = await connectRaw(port);
    slow.say('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n');
    const waiting = await connectRaw(port);
    waiting.say('GET /unread HTTP/1.1\r\nHost: here\r\n\r\n');
    await waiting.heard('done');
    const harmful = await connectRaw(port);
    harmful.say('GET /throw HTTP/1.1\r\nHost: here\r\n\r\n');
    await service.said('an exception was caught by nobody, the process ends');
    harmful.reset();
    expect(await service.exited).toBe(1);
    expect(await slow.closed()).toMatch('finished');
    expect(service.lines.find(({ level }) => level === 'fatal')).toMatchObject({
      msg: 'an exception was caught by nobody, the process ends',
      err: { message: 'nobody catches this' },
    });
  }, 60_000);

  it('lives on when it has no file descriptor for another connection', async () => {
    const { port, service } = await startBareService({}, { openFiles: 80 });
    const all = await Promise.all(Array.from({ length: 120 }, () => connectRaw(port)));
    for (const connection of all) connection.reset();
    await waitUntil('it answers again', async () =>
      fetch(`http://127.0.0.1:${port}/unread`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    expect(service.isOver).toBe(false);
    await service.kill();
  }, 60_000);
});
