import { many } from '../stand/requests.ts';
import { type SocketAttack, socketAttackTests } from '../stand/socket-attack.ts';

const attacks: readonly SocketAttack[] = [
  { name: 'at an address where there is nothing', path: '/nowhere', ends: 404 },
  { name: 'at the address of a file', path: '/files/a.stl', ends: 404 },
  { name: 'from a foreign page', headers: { origin: 'https://evil.example' }, ends: 403 },
  { name: 'from a page in a sandbox', headers: { origin: 'null' }, ends: 403 },
  { name: 'of version 8 of the protocol', headers: { 'sec-websocket-version': '8' }, ends: 'open' },
  { name: 'of a version that is none', headers: { 'sec-websocket-version': '13, 8' }, ends: 400 },
  { name: 'without a key', headers: { 'sec-websocket-key': '' }, ends: 400 },
  { name: 'with a key that is too long', headers: { 'sec-websocket-key': 'A'.repeat(1_000) }, ends: 400 },
  { name: 'to another protocol than WebSocket', headers: { upgrade: 'h2c' }, ends: 400 },
  { name: 'with a subprotocol that nobody speaks', headers: { 'sec-websocket-protocol': 'graphql-ws' }, ends: 4406 },
  { name: 'without a subprotocol', headers: { 'sec-websocket-protocol': '' }, ends: 4406 },
  {
    name: 'with a thousand subprotocols',
    headers: { 'sec-websocket-protocol': many(1_000, (i) => `a${i}`, ',') },
    ends: 4406,
  },
  { name: 'with a subprotocol twice', headers: { 'sec-websocket-protocol': 'a, a' }, ends: 400 },
  { name: 'with a subprotocol that is no word', headers: { 'sec-websocket-protocol': 'a b' }, ends: 400 },
  {
    name: 'with compression, which is not agreed to',
    headers: { 'sec-websocket-extensions': 'permessage-deflate; server_max_window_bits=99' },
    ends: 'open',
  },
  {
    name: 'with a header of extensions that is none',
    headers: { 'sec-websocket-extensions': ';;;,,,=' },
    ends: 'open',
  },
];

describe('handshakes', () => {
  socketAttackTests(attacks);
});
