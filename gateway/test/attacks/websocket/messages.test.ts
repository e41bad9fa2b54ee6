import { aQuote } from '../stand/attacked-gateway.ts';
import type { RawSocket } from '../stand/socket.ts';
import { many } from '../stand/requests.ts';
import { type SocketAttack, socketAttackTests } from '../stand/socket-attack.ts';

const follow = (id: string, query: string, more: object = {}): object => ({
  id,
  type: 'subscribe',
  payload: { query, ...more },
});
const quote = `subscription { quoteUpdated(id: "${aQuote}") { status } }`;

/** Done by somebody who has introduced themselves. */
const welcome =
  (does: (socket: RawSocket) => void | Promise<void>) =>
  async (socket: RawSocket): Promise<void> => {
    await socket.introduce();
    await does(socket);
  };

/** Follows something that is refused. */
const refused = (name: string, query: string, more: object = {}, hears = /"type":"error"/): SocketAttack => ({
  name,
  does: welcome(async (socket) => {
    socket.say(follow('a', query, more));
    await socket.heard(hears);
  }),
  ends: 'open',
  hears,
});

const attacks: readonly SocketAttack[] = [
  { name: 'that is no JSON', does: (socket) => socket.send('{"type":'), ends: 4400 },
  { name: 'that is empty', does: (socket) => socket.send(''), ends: 4400 },
  { name: 'that is a list', does: (socket) => socket.send('[]'), ends: 4400 },
  {
    name: 'nested 100,000 deep',
    does: (socket) => socket.send(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    ends: 1009,
  },
  {
    name: 'nested 4,000 deep',
    does: (socket) => socket.send(`${'['.repeat(4_000)}${']'.repeat(4_000)}`),
    ends: 4400,
  },
  { name: 'of a kind that nobody knows', does: (socket) => socket.say({ type: 'connection_terminate' }), ends: 4400 },
  { name: 'of the older protocol', does: (socket) => socket.say({ type: 'start', id: '1', payload: {} }), ends: 4400 },
  { name: 'that only a server says', does: (socket) => socket.say({ type: 'next', id: '1', payload: {} }), ends: 4400 },
  { name: 'with a prototype', does: (socket) => socket.send('{"__proto__":{"type":"connection_init"}}'), ends: 4400 },
  { name: 'that follows before the introduction', does: (socket) => socket.say(follow('a', quote)), ends: 4401 },
  { name: 'that introduces twice', does: welcome((socket) => socket.say({ type: 'connection_init' })), ends: 4429 },
  {
    name: 'that introduces with a token that is none',
    does: (socket) => socket.say({ type: 'connection_init', payload: { token: 'a'.repeat(7_000) } }),
    ends: 4403,
  },
  {
    name: 'that introduces with a token longer than any',
    does: (socket) => socket.say({ type: 'connection_init', payload: { token: 'a'.repeat(10_000) } }),
    ends: 1009,
  },
  {
    name: 'that introduces with a token of another kind',
    does: (socket) => socket.say({ type: 'connection_init', payload: { token: { $ne: '' }, locale: ['ru'] } }),
    ends: 'open',
  },
  {
    name: 'with an id that is taken',
    does: welcome((socket) => {
      socket.say(follow('a', quote));
      socket.say(follow('a', quote));
    }),
    ends: 4409,
    questions: 1,
  },
  {
    name: 'with an id of 100 kB',
    does: welcome((socket) => socket.say(follow('a'.repeat(100_000), quote))),
    ends: 1009,
  },
  {
    name: 'with an id of 10 kB',
    does: welcome((socket) => socket.say(follow('a'.repeat(10_000), quote))),
    ends: 4400,
  },
  { name: 'with an empty id', does: welcome((socket) => socket.say(follow('', quote))), ends: 4400 },
  {
    name: 'that ends what was never begun',
    does: welcome((socket) => socket.say({ id: 'never', type: 'complete' })),
    ends: 'open',
  },
  {
    name: 'a thousand times',
    does: welcome((socket) => {
      for (let time = 0; time < 1_000; time += 1) socket.say({ type: 'ping' });
    }),
    ends: 1008,
  },
  {
    name: 'that follows and lets go, a thousand times',
    does: welcome((socket) => {
      for (let time = 0; time < 1_000; time += 1) {
        socket.say(follow(`a${time}`, quote));
        socket.say({ id: `a${time}`, type: 'complete' });
      }
    }),
    ends: 1008,
    pages: 60,
    // One for each that was within the allowance of messages.
    questions: 120,
  },
  {
    name: 'that follows more than a socket may',
    does: welcome(async (socket) => {
      for (let time = 0; time < 60; time += 1) socket.say(follow(`a${time}`, quote));
      await socket.heard(/at most 50/);
    }),
    ends: 'open',
    questions: 2,
  },
  refused('that asks nothing', ''),
  {
    ...refused('whose subgraph fails', `subscription { quoteUpdated(id: "${aQuote}") { quantity } }`),
    questions: 2,
  },
  refused('that asks instead of following', '{ products { nodes { id } } }'),
  refused('that changes instead of following', 'mutation { signOut }'),
  refused('that does not parse', 'subscription { orderUpdated('),
  refused(
    'that follows two things',
    'subscription { a: orderUpdated(id: "1") { id } b: orderUpdated(id: "2") { id } }',
  ),
  refused('that follows the schema', 'subscription { __schema { types { name } } }'),
  refused('that follows in pieces', `subscription { orderUpdated(id: "1") { ... @defer { id } } }`),
  refused('with 200 aliases', `subscription { orderUpdated(id: "1") { ${many(200, (i) => `a${i}: id`)} } }`),
  refused('with fragments in a circle', 'subscription { ...A } fragment A on Subscription { ...A }'),
  refused(
    'with a bomb of fragments',
    `subscription { ...F0 } ${many(40, (i) => `fragment F${i} on Subscription { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Subscription { orderUpdated(id: "1") { id } }`,
  ),
  refused('with 40 kB of document', `subscription { orderUpdated(id: "1") { id ${many(20_000, () => 'a')} } }`),
  refused('with a variable that is nothing of its type', 'subscription ($id: ID!) { orderUpdated(id: $id) { id } }', {
    variables: { id: { a: 1 } },
  }),
  refused('with a position of 50 kB', 'subscription { nothing }', { extensions: { after: 'a'.repeat(50_000) } }),
  refused('with ten unknown directives', `subscription { orderUpdated(id: "1") { id ${'@aa '.repeat(10)} } }`),
];

describe('a message', () => {
  socketAttackTests(attacks);
});
