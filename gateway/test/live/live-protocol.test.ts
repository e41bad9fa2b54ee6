import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { WebSocket } from 'ws';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

const protocol = 'graphql-transport-ws';
const introduction = { type: 'connection_init' };
const follow = (id: string) => ({
  id,
  type: 'subscribe',
  payload: { query: 'subscription { quoteUpdated(id: "quo_1") { status } }' },
});

/** Waits for a message of this type; anything else is said. */
const until = (type: string) => ({ until: type });

/** graphql-transport-ws, said over bare sockets: what a well-behaved client never does, too. */
describe('a socket', () => {
  let house: TestGateway;
  const limits = { introductionMs: 400, pingEveryMs: 150, messagesAtOnce: 120, connectionsPerAccount: 3 };
  beforeAll(async () => {
    house = await openTestGateway({ liveLimits: limits });
    house.house.quotes.set('quo_1', { status: 'QUEUED', progress: 0 });
  });
  afterAll(() => house.close());

  const open = async (protocols: string | string[] = protocol, options: object = {}) => {
    const socket = new WebSocket(house.url.replace('http', 'ws'), protocols, options);
    const heard: Message[] = [];
    const end: { code?: number; reason?: string } = {};
    socket.on('message', (bytes: Buffer) => heard.push(JSON.parse(bytes.toString('utf8')) as Message));
    socket.on('close', (code, reason) => Object.assign(end, { code, reason: reason.toString() })).on('error', () => {});
    await waitUntil('it is open', () => socket.readyState === socket.OPEN || end.code);
    const say = (message: object | string): void =>
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    const hear = (type: string): Promise<Message> =>
      waitUntil(
        type,
        () =>
          heard.find((message) => message.type === type) ??
          (end.code ? Promise.reject(new Error(String(end.code))) : null),
      );
    return { socket, heard, end, say, hear };
  };
  const welcome = async (payload: object = {}) => {
    const visit = await open();
    visit.say({ ...introduction, payload });
    await visit.hear('connection_ack');
    return visit;
  };

  it.each([
    ['4400 for what is no JSON', ['hello'], 4400, 'Invalid message received'],
    ['4400 for what is no message', [{ type: 'shout' }], 4400, 'Invalid message received'],
    [
      '4400 for a subscription without a query',
      [{ id: '1', type: 'subscribe', payload: {} }],
      4400,
      'Invalid message received',
    ],
    [
      '4400 for what only a server says',
      [{ id: '1', type: 'next', payload: { data: null } }],
      4400,
      'Invalid message received',
    ],
    ['4401 for a subscription before the introduction', [follow('1')], 4401, 'Unauthorized'],
    ['4401 for a subscription before the welcome', [introduction, follow('1')], 4401, 'Unauthorized'],
    ['4403 for a token that does not hold', [{ ...introduction, payload: { token: 'x' } }], 4403, 'Forbidden'],
    ['4429 for a second introduction', [introduction, introduction], 4429, 'Too many initialisation requests'],
    [
      '4429 for a second introduction after the welcome',
      [introduction, until('connection_ack'), introduction],
      4429,
      'Too many initialisation requests',
    ],
    [
      '4409 for an id that is taken',
      [introduction, until('connection_ack'), follow('1'), until('next'), follow('1')],
      4409,
      'Subscriber for 1 already exists',
    ],
    [
      '4409 for an id that is taken and too long for a reason',
      [introduction, until('connection_ack'), follow('ж'.repeat(100)), follow('ж'.repeat(100))],
      4409,
      'Subscriber already exists',
    ],
    ['4408 for silence', [], 4408, 'Connection initialisation timeout'],
  ])('is closed with %s', async (_, said, code, reason) => {
    const visit = await open();
    for (const message of said as (object | string)[]) {
      if (typeof message === 'object' && 'until' in message) await visit.hear(String(message.until));
      else visit.say(message);
    }
    await waitUntil('the end', () => visit.end.code);
    expect(visit.end).toEqual({ code, reason });
  });

  it.each([[[]], ['graphql-ws'], [['graphql-ws', 'mqtt']]])(
    'is closed with 4406 when it speaks %j',
    async (protocols) => {
      const { end } = await open(protocols);
      // The library of this client hangs up itself when none of its protocols was chosen.
      expect([4406, 1006]).toContain(await waitUntil('the end', () => end.code));
      if (protocols.length === 0) expect(end).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
    },
  );

  it('is spoken to in the one of its protocols that is known', async () => {
    const { socket, say, hear } = await open(['graphql-ws', protocol]);
    expect(socket.protocol).toBe(protocol);
    say(introduction);
    await hear('connection_ack');
    socket.close();
  });

  it('is answered when it pings, with what it said', async () => {
    const { say, heard, socket, hear } = await welcome();
    say({ type: 'ping', payload: { at: 7 } });
    expect(await hear('pong')).toEqual({ type: 'pong', payload: { at: 7 } });
    heard.length = 0;
    say({ type: 'ping' });
    expect(await hear('pong')).toEqual({ type: 'pong' });
    say({ type: 'pong' });
    socket.close();
  });

  it('may use an id again once it is free: after an error, and after its own complete', async () => {
    const { say, heard, socket, hear } = await welcome();
    say({ id: '1', type: 'subscribe', payload: { query: 'subscription {' } });
    expect(await hear('error')).toMatchObject({ id: '1', payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
    say(follow('1'));
    await hear('next');
    heard.length = 0;
    say({ id: '1', type: 'complete' });
    say({ id: 'unknown', type: 'complete' });
    say(follow('1'));
    expect(await hear('next')).toMatchObject({ id: '1', payload: { data: { quoteUpdated: { status: 'QUEUED' } } } });
    socket.close();
  });

  it('has ids that look like anything', async () => {
    const { say, heard, socket } = await welcome();
    const ids = ['__proto__', '"type":"next"', 'ключ', '\u{1F48E}', ' '];
    for (const id of ids) say(follow(id));
    await waitUntil('all', () => heard.filter(({ type }) => type === 'next').length === ids.length);
    expect(
      heard
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
    say({ id: '"type":"next"2', type: 'subscribe', payload: { query: '{' } });
    await waitUntil('the error', () => heard.some(({ id, type }) => type === 'error' && id === '"type":"next"2'));
    socket.close();
  });

  it('is closed with 1008 when it says too much', async () => {
    const { say, end } = await welcome();
    for (let count = 0; count < 200; count += 1) say({ type: 'ping' });
    await waitUntil('the end', () => end.code);
    expect(end).toEqual({ code: 1008, reason: 'Too many messages' });
  });

  it('is closed with 1013 when its account has too many', async () => {
    const { token } = await house.signIn(aCustomer());
    const visits = await Promise.all(Array.from({ length: 3 }, () => welcome({ token })));
    const fourth = await open();
    fourth.say({ ...introduction, payload: { token } });
    await waitUntil('the end', () => fourth.end.code);
    expect(fourth.end).toEqual({ code: 1013, reason: 'Too many connections: close another first' });
    visits[0]?.socket.close();
    await waitUntil('it is gone', () => visits[0]?.end.code);
    await waitUntil('there is room', async () => {
      const again = await open();
      again.say({ ...introduction, payload: { token } });
      await waitUntil('the answer', () => again.heard.length > 0 || again.end.code);
      again.socket.close();
      return again.heard.length > 0;
    });
    for (const { socket } of visits) socket.close();
  });

  it('is closed with 1009 when it says something far too large', async () => {
    const { socket, end } = await open();
    socket.send('x'.repeat(300 * 1024));
    expect(await waitUntil('the end', () => end.code)).toBe(1009);
  });

  it('holds fifty subscriptions, and is refused the next', async () => {
    const { say, heard, hear, socket } = await welcome();
    for (let count = 1; count <= 51; count += 1) say(follow(String(count)));
    expect(await hear('error')).toMatchObject({ id: '51', payload: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    await waitUntil('the others', () => heard.filter(({ type }) => type === 'next').length === 50);
    socket.close();
  });

  it('is opened at its address and nowhere else', async () => {
    const { origin } = new URL(house.url);
    const elsewhere = new WebSocket(`${origin.replace('http', 'ws')}/other`, protocol);
    let reason = '';
    elsewhere.on('error', (fault) => (reason = fault.message));
    expect(await waitUntil('the refusal', () => reason !== '' && reason)).toMatch('404');
  });

  it('is let go when it does not answer pings', async () => {
    const dead = await open(protocol, { autoPong: false });
    dead.say(introduction);
    const alive = await welcome();
    // Not a farewell: there is nobody to hear it.
    expect(await waitUntil('it is let go', () => dead.end.code)).toBe(1006);
    expect(alive.end.code).toBeUndefined();
    alive.socket.close();
  });

  it('is closed with 4403 when its session has run out, though nothing happens', async () => {
    const { token } = await house.signIn(anIdentity({ roles: ['SELLER'] }), 2);
    const { end } = await welcome({ token });
    await waitUntil('the end', () => end.code);
    expect(end).toEqual({ code: 4403, reason: 'The session is over' });
  });
});
