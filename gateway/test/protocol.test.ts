import { aCustomer, waitUntil } from '@alexandrite/service-kit/testing';
import { WebSocket } from 'ws';
import { openTestGateway, type TestGateway } from './support/test-gateway.ts';

/** What a well-behaved client never says, said over a bare socket. */
describe('the protocol', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
  });
  afterAll(() => house.close());

  const open = async (protocol = 'graphql-transport-ws') => {
    const socket = new WebSocket(house.url.replace('http', 'ws'), protocol);
    const heard: { type: string; id?: string; payload?: { extensions: { code: string } }[] }[] = [];
    const end: { code?: number } = {};
    socket.on('message', (message: Buffer) =>
      heard.push(JSON.parse(message.toString('utf8')) as (typeof heard)[number]),
    );
    socket.on('close', (code) => (end.code = code)).on('error', () => {});
    await waitUntil('the socket is open', () => socket.readyState === socket.OPEN || end.code);
    return { say: (message: object) => socket.send(JSON.stringify(message)), socket, heard, end };
  };
  const follow = (id: string) => ({
    id,
    type: 'subscribe',
    payload: { query: 'subscription { quoteUpdated(id: "quo_1") { status } }' },
  });

  it.each([
    ['4401 for a subscription before the introduction', [follow('1')], 4401],
    ['4400 for what is no message', [{ type: 'shout' }], 4400],
    ['4429 for a second introduction', [{ type: 'connection_init' }, { type: 'connection_init' }], 4429],
    [
      '4409 for a name that is taken',
      [{ type: 'connection_init' }, { wait: 'connection_ack' }, follow('1'), follow('1')],
      4409,
    ],
  ])('closes with %s', async (_, said, code) => {
    house.house.quotes.set('quo_1', { status: 'QUEUED', progress: 0 });
    const { say, heard, end } = await open();
    for (const message of said) {
      if ('wait' in message) await waitUntil(message.wait, () => heard.some(({ type }) => type === message.wait));
      else say(message);
    }
    expect(await waitUntil('the end', () => end.code)).toBe(code);
  });

  it('closes with 4406 for a protocol that is not spoken', async () => {
    const { end } = await open('graphql-ws');
    // A client that insists on another protocol hangs up itself when it is not chosen.
    expect([4406, 1006]).toContain(await waitUntil('the end', () => end.code));
  });

  it('closes on a message that is far too large', async () => {
    const { socket, end } = await open();
    socket.send('x'.repeat(300 * 1024));
    expect(await waitUntil('the end', () => end.code)).toBe(1009);
  });

  it('holds fifty subscriptions on a socket, refuses the next, and answers pings', async () => {
    const { token } = await house.signIn(aCustomer());
    const { say, heard, socket } = await open();
    say({ type: 'connection_init', payload: { token } });
    await waitUntil('the welcome', () => heard.some(({ type }) => type === 'connection_ack'));
    for (let count = 1; count <= 51; count++) say(follow(String(count)));
    const refusal = await waitUntil('the refusal', () => heard.find(({ type }) => type === 'error'));
    expect(refusal).toMatchObject({ id: '51', payload: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    await waitUntil('the others', () => heard.filter(({ type }) => type === 'next').length === 50);
    say({ type: 'ping' });
    await waitUntil('the pong', () => heard.some(({ type }) => type === 'pong'));
    socket.close();
  });

  it('is spoken at its address and nowhere else', async () => {
    const { origin } = new URL(house.url);
    const elsewhere = new WebSocket(`${origin.replace('http', 'ws')}/other`, 'graphql-transport-ws');
    let reason = '';
    elsewhere.on('error', (fault) => (reason = fault.message));
    expect(await waitUntil('the refusal', () => reason !== '' && reason)).toMatch('404');
  });
});
