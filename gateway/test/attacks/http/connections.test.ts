import { once } from 'node:events';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { attacker, exchange, Wire } from '../stand/exchange.ts';
import { ask, get, many, request } from '../stand/requests.ts';
import { Trial } from '../stand/trial.ts';

const question = ask('{ __typename }');

/** What is done with connections besides sending requests that are whole. */
describe('connections', () => {
  const trial = Trial.forTests();

  it('that ask 1,000 times before they read are answered, or told to come back', async () => {
    const send = () => exchange(trial.gateway, Buffer.concat(Array.from({ length: 1_000 }, () => question)), 1_000);
    const answers = await trial.attack(send);
    const wrong = answers.filter(
      ({ status, headers }) => status !== 200 && !(status === 503 && headers.has('retry-after')),
    );
    expect(wrong).toEqual([]);
    expect(answers).toHaveLength(1_000);
  });

  it('that never read what they ask for do not fill the memory', async () => {
    const before = (await trial.gateway.use(true)).heldBytes;
    const wire = await Wire.open(trial.gateway);
    wire.socket.pause();
    const page = get(`query=${encodeURIComponent('{ products { nodes { id slug name } } }')}`);
    const written = await trial.attack(async () => {
      const batch = Buffer.concat(Array.from({ length: 1_000 }, () => page));
      let bytes = 0;
      // Until nothing more is taken: the gateway stops reading from who does not read.
      for (let time = 0; time < 400; time += 1) {
        bytes += batch.length;
        if (!wire.socket.write(batch)) {
          const isTaken = await Promise.race([
            // It is cut off when its address has spent everything.
            once(wire.socket, 'drain').then(
              () => true,
              () => false,
            ),
            waitUntil('nothing is taken', () => wire.socket.writableLength > 0, 1_000).then(async () => {
              for (let turn = 0; turn < 50; turn += 1) await fetch(trial.gateway.url);
              return false;
            }),
          ]);
          if (!isTaken) break;
        }
      }
      return bytes;
    });
    expect(written).toBeLessThan(400_000_000);
    expect((await trial.gateway.use(true)).heldBytes - before).toBeLessThan(32 * 1024 * 1024);
    wire.end();
  });

  it.each([
    ['HEAD', 400],
    ['OPTIONS', 204],
  ])('that ask 500 times by %s cost next to nothing', async (method, status) => {
    const path = '/graphql?query=%7B__typename%7D';
    const headers = {
      'content-length': '',
      origin: 'http://web.alexandrite.example',
      'access-control-request-method': 'POST',
    };
    const one = request({ method, path, headers });
    const wire = await Wire.open(trial.gateway);
    const before = trial.gateway.questions();
    await trial.attack(async () => {
      wire.write(Buffer.concat(Array.from({ length: 500 }, () => one)));
      await waitUntil('all are answered', () => wire.received.toString('latin1').split('HTTP/1.1 ').length > 500);
    });
    expect(wire.received.toString('latin1')).toContain(`HTTP/1.1 ${status} `);
    // Those of the bystander.
    expect(trial.gateway.questions() - before).toBeLessThan(20);
    wire.end();
  });

  /** Every place at which a request can be broken off. */
  const stages: readonly (readonly [string, Buffer])[] = [
    ['before a word', Buffer.alloc(0)],
    ['within the first line', Buffer.from('POST /gra')],
    ['within the headers', Buffer.from('POST /graphql HTTP/1.1\r\nhost: a\r\nx: ')],
    ['after the headers', question.subarray(0, question.indexOf('\r\n\r\n') + 4)],
    ['within the body', question.subarray(0, -3)],
    [
      'within a chunk',
      Buffer.from(
        'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"qu',
      ),
    ],
    ['after the request', question],
    ['within the second request', Buffer.concat([question, question.subarray(0, 20)])],
    [
      'within a file',
      request({
        method: 'PUT',
        path: '/uploads/mdl_1?token=x',
        headers: { 'content-type': 'model/stl', 'content-length': '1000' },
        body: 'solid',
      }),
    ],
    [
      'after asking for a WebSocket at an address where there is none',
      Buffer.from(`GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`),
    ],
    [
      'after asking for events',
      get(`query=${encodeURIComponent('subscription { quoteUpdated(id: "quo_1") { status } }')}`, {
        accept: 'text/event-stream',
      }),
    ],
  ];
  it.each(stages)('that are reset %s are forgotten', async (_, bytes) => {
    await trial.attack(async () => {
      for (let time = 0; time < 20; time += 1) {
        const wire = await Wire.open(trial.gateway);
        if (bytes.length > 0) await new Promise((resolve) => wire.socket.write(bytes, resolve));
        // At once, in the middle of its answer, and when it is there.
        if (time % 3 > 0) await trial.gateway.figure('gateway_sockets');
        wire.reset();
      }
    });
    await trial.settled();
    expect(await trial.gateway.figure('gateway_subscriptions')).toBe(0);
  });

  it('that dribble a body are many, and nobody else waits for them', async () => {
    const wires = await Promise.all(Array.from({ length: 200 }, () => Wire.open({ ...trial.gateway, from: attacker })));
    const [head = '', body = ''] = question.toString('latin1').split('\r\n\r\n');
    await trial.attack(async () => {
      for (const wire of wires) wire.write(`${head}\r\n\r\n`);
      for (let turn = 0; turn < 10; turn += 1) for (const wire of wires) wire.write(body[turn] ?? '');
    });
    for (const wire of wires) wire.end();
  });

  it('that dribble a head are many, and nobody else waits for them', async () => {
    const wires = await Promise.all(Array.from({ length: 200 }, () => Wire.open({ ...trial.gateway, from: attacker })));
    await trial.attack(async () => {
      for (let turn = 0; turn < 10; turn += 1)
        for (const wire of wires) wire.write(many(1, () => 'POST /graphql HTTP/1.1\r\nx: y'[turn] ?? 'y'));
    });
    for (const wire of wires) wire.end();
  });
});
