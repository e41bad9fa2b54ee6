import type { ServerResponse } from 'node:http';
import { connectRaw, type RawConnection, waitUntil } from '@alexandrite/service-kit/testing';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';
import { frame, post, subscribe, upgrade } from '../support/raw-requests.ts';

const title = 'x'.repeat(100_000);

/** Every stage of every protocol that a gateway speaks, each left by a reset of the connection. */
describe('a connection that is torn down', () => {
  let house: GatewayProcess;
  let token: string;
  let addresses = 0;
  beforeAll(async () => {
    house = await startGatewayProcess(14, { RATE_POINTS_PER_MINUTE_VISITOR: '600' });
    house.house.orders.set('ord_1', { ownerId: 'acc_1', statuses: ['INITIATED'], number: title });
    token = await house.tokenOf('acc_1', ['SELLER']);
  }, 60_000);
  afterEach(() => {
    for (const subgraph of Object.values(house.subgraphs)) subgraph.intercept = () => false;
  });
  afterAll(() => house.close());

  /** Headers of a client that has an address of its own. */
  const from = (address = `203.0.113.${(addresses += 1)}`): string => `Host: here\r\nX-Forwarded-For: ${address}\r\n`;
  const bystander = async (): Promise<number> =>
    (
      await fetch(house.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.1', connection: 'close' },
        body: '{"query":"{ materials { id } }"}',
      })
    ).status;
  /** Subgraphs' answers that are kept back until their clients have left. */
  const held: ServerResponse[] = [];
  const hold = (subgraph: keyof GatewayProcess['subgraphs']): void => {
    house.subgraphs[subgraph].intercept = (_, response) => held.push(response) > 0;
  };
  const asked = (count: number, subgraph: keyof GatewayProcess['subgraphs']) =>
    waitUntil('it is asked', () => house.subgraphs[subgraph].asked.length > count);
  const welcome = async (connection: RawConnection): Promise<void> => {
    connection.say(upgrade('/graphql', from()));
    await connection.heard('101 Switching Protocols');
    connection.say(frame(JSON.stringify({ type: 'connection_init', payload: { token } })));
    await connection.heard('connection_ack');
  };

  const stages: Readonly<Record<string, (connection: RawConnection) => Promise<void> | void>> = {
    'before it has said anything': () => undefined,
    'in the middle of the request line': (connection) => connection.say('POST /gra'),
    'in the middle of the headers': (connection) => connection.say(`POST /graphql HTTP/1.1\r\n${from()}Content-`),
    'in the middle of nonsense': (connection) => connection.say('\u0016\u0003\u0001\u0000nonsense\r\n\r\n'),
    'before the body': (connection) => connection.say(post(from(), 'x'.repeat(500)).slice(0, -500)),
    'in the middle of the body': (connection) => connection.say(post(from(), 'x'.repeat(500)).slice(0, -100)),
    'in the middle of a chunk': (connection) =>
      connection.say(
        `POST /graphql HTTP/1.1\r\n${from()}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"qu`,
      ),
    'after a wish to go on': (connection) =>
      connection.say(`POST /graphql HTTP/1.1\r\n${from()}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n`),
    'while its answer is computed': async (connection) => {
      hold('orders');
      const before = house.subgraphs.orders.asked.length;
      connection.say(post(from(), JSON.stringify({ query: '{ order(id: "ord_1") { number } }' })));
      await asked(before, 'orders');
    },
    'while its answer is sent': async (connection) => {
      const aliases = Array.from({ length: 20 }, (_, index) => `n${index}: number`).join(' ');
      const body = JSON.stringify({ query: `{ order(id: "ord_1") { ${aliases} } }` });
      connection.say(post(`${from()}Authorization: Bearer ${token}\r\n`, body));
      await connection.heard('200 OK');
    },
    'after its answer': async (connection) => {
      connection.say(post(from(), '{"query":"{ materials { id } }"}'));
      await connection.heard('200 OK');
    },
    'with fifty requests in one go': (connection) =>
      connection.say(post(from(), '{"query":"{ materials { id } }"}').repeat(50)),
    'in the middle of an upload': async (connection) => {
      hold('shop');
      const before = house.subgraphs.shop.asked.length;
      connection.say(
        `PUT /uploads/mdl_1?token=x HTTP/1.1\r\n${from()}Content-Length: 1000000\r\n\r\n${'x'.repeat(5_000)}`,
      );
      await asked(before, 'shop');
    },
    'in the middle of a file': async (connection) => {
      house.subgraphs.shop.intercept = (_, response) => {
        response.writeHead(200, { 'content-length': 10_000_000 }).write('x'.repeat(100_000));
        return true;
      };
      connection.say(`GET /media/a HTTP/1.1\r\n${from()}\r\n`);
      await connection.heard('xxx');
    },
    'with an upgrade in the middle of its headers': (connection) =>
      connection.say(upgrade('/graphql', from()).slice(0, -20)),
    'with an upgrade at an unknown path': (connection) => connection.say(upgrade('/nowhere', from())),
    'with an upgrade at no path': (connection) => connection.say(upgrade('http://[', from())),
    'with an upgrade from a foreign page': (connection) =>
      connection.say(upgrade('/graphql', `${from()}Origin: https://evil.example\r\n`)),
    'with an upgrade to nothing known': (connection) =>
      connection.say(upgrade('/graphql', from()).replace('websocket', 'tls/1.2')),
    'with an upgrade without a key': (connection) =>
      connection.say(upgrade('/graphql', from()).replace(/Sec-WebSocket-Key.*\r\n/, '')),
    'with an upgrade of an address that has nothing left': async (connection) => {
      const address = `203.0.113.${(addresses += 1)}`;
      for (let count = 0; count < 3; count += 1) {
        const spending = await connectRaw(house.port);
        spending.say(`PUT /uploads/x HTTP/1.1\r\n${from(address)}Content-Length: 0\r\n\r\n`);
        await spending.heard('HTTP/1.1');
        spending.reset();
      }
      connection.say(upgrade('/graphql', from(address)));
    },
    'right after the upgrade': async (connection) => {
      connection.say(upgrade('/graphql', from()));
      await connection.heard('101 Switching Protocols');
    },
    'in the middle of a frame’s head': async (connection) => {
      connection.say(upgrade('/graphql', from()));
      await connection.heard('101 Switching Protocols');
      connection.say(frame('{"type":"connection_init"}').subarray(0, 1));
    },
    'in the middle of a message in pieces': async (connection) => {
      connection.say(upgrade('/graphql', from()));
      await connection.heard('101 Switching Protocols');
      connection.say(frame('{"type":', { isFinal: false }));
      connection.say(frame('"connection_init"', { opcode: 0, isFinal: false }).subarray(0, 9));
    },
    'with a frame that none may send': async (connection) => {
      connection.say(upgrade('/graphql', from()));
      await connection.heard('101 Switching Protocols');
      connection.say(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    },
    'before its introduction is answered': async (connection) => {
      connection.say(upgrade('/graphql', from()));
      await connection.heard('101 Switching Protocols');
      connection.say(frame(JSON.stringify({ type: 'connection_init', payload: { token } })));
    },
    'after its introduction': welcome,
    'before a subscription’s state has come': async (connection) => {
      await welcome(connection);
      hold('orders');
      const before = house.subgraphs.orders.asked.length;
      connection.say(frame(subscribe('1', `ord_of_nobody_${before}`)));
      await asked(before, 'orders');
    },
    'while it follows something': async (connection) => {
      await welcome(connection);
      connection.say(frame(subscribe('1', 'ord_1')));
      await connection.heard('"next"');
    },
    'while frames wait for it': async (connection) => {
      await welcome(connection);
      connection.say(frame(subscribe('1', 'ord_1')));
      await connection.heard('"next"');
      connection.socket.pause();
      await push(40);
    },
    'in the middle of a farewell': async (connection) => {
      await welcome(connection);
      connection.say(frame(Buffer.from([0x03, 0xe8]), { opcode: 8 }));
    },
    'with events asked for': (connection) => connection.say(events()),
    'while it follows events': async (connection) => {
      connection.say(events());
      await connection.heard('event: next');
    },
    'while events wait for it': async (connection) => {
      connection.say(events());
      await connection.heard('event: next');
      connection.socket.pause();
      await push(40);
    },
  };

  const events = (): string => {
    const query = new URLSearchParams({ query: 'subscription { orderUpdated(id: "ord_1") { revision number } }' });
    return `GET /graphql?${query.toString()} HTTP/1.1\r\n${from()}Authorization: Bearer ${token}\r\nAccept: text/event-stream\r\n\r\n`;
  };
  /** Changes the order so many times, and waits until every change was read. */
  const push = async (times: number): Promise<void> => {
    const order = house.house.orders.get('ord_1');
    const before = house.subgraphs.orders.asked.length;
    for (let time = 0; time < times; time += 1) {
      order?.statuses.push('INITIATED');
      await house.signal('ord_1', order?.statuses.length ?? 0);
    }
    await asked(before + times - 1, 'orders');
  };
  const isQuiet = async (): Promise<boolean> => {
    const open = [
      await house.service.metric('http_connections', { server: 'public' }),
      await house.service.metric('gateway_sockets'),
      await house.service.metric('gateway_subscriptions'),
      await house.service.metric('gateway_live_streams'),
      await house.service.metric('gateway_operations_under_way'),
    ];
    return open.every((count) => count === 0);
  };

  it.each(Object.entries(stages))('%s ends nothing but itself', async (_, reach) => {
    // Twice at once, and once more: what one leaves behind the other may stumble over.
    for (const together of [2, 1]) {
      const connections = await Promise.all(Array.from({ length: together }, () => connectRaw(house.port)));
      for (const connection of connections) await reach(connection);
      for (const connection of connections) connection.reset();
      for (const response of held.splice(0)) response.end('{"data":{}}');
      expect(await bystander()).toBe(200);
    }
    await waitUntil('nothing is left of it', isQuiet);
    expect(house.service.isOver).toBe(false);
    expect(house.service.lines.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });
});

describe('a gateway that drains', () => {
  it('refuses an upgrade whose connection is then torn down, and ends in order', async () => {
    const house = await startGatewayProcess(12);
    const connection = await connectRaw(house.port);
    const request = upgrade('/graphql', 'Host: here\r\n');
    connection.say(request.slice(0, -20));
    // An answer on another connection: what was said before it is read.
    expect((await fetch(new URL('/', house.url))).status).toBeGreaterThan(0);
    house.service.child.kill('SIGTERM');
    await house.service.said('draining');
    connection.say(request.slice(-20));
    await connection.heard('503 Service Unavailable');
    connection.reset();
    expect(await house.service.exited).toBe(0);
    await house.close();
  }, 60_000);
});
