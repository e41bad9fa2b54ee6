import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { head, raw } from '../stand/requests.ts';

const harmless = '{"query":"{ __typename }"}';

/** Two ends of a request that are understood in two ways: what a proxy takes for a body, the gateway must not take for the next request. */
const smuggling: readonly HttpAttack[] = [
  {
    name: 'a length and chunks',
    sends: () =>
      raw(
        [...head, 'content-length: 5', 'transfer-encoding: chunked'],
        '0\r\n\r\nGET /graphql?query={__typename} HTTP/1.1\r\nhost: a\r\n\r\n',
      ),
    status: 400,
  },
  {
    name: 'two lengths',
    sends: () => raw([...head, 'content-length: 26', 'content-length: 5'], harmless),
    status: 400,
  },
  { name: 'two lengths in one line', sends: () => raw([...head, 'content-length: 26, 5'], harmless), status: 400 },
  { name: 'a length with a sign', sends: () => raw([...head, 'content-length: +26'], harmless), status: 400 },
  { name: 'a length below nothing', sends: () => raw([...head, 'content-length: -1'], harmless), status: 400 },
  { name: 'a length in another system', sends: () => raw([...head, 'content-length: 0x1a'], harmless), status: 400 },
  {
    name: 'a length beyond all numbers',
    sends: () => raw([...head, `content-length: ${'9'.repeat(40)}`], harmless),
    status: 400,
  },
  { name: 'a space before the colon', sends: () => raw([...head, 'content-length : 26'], harmless), status: 400 },
  {
    name: 'a line that goes on (obs-fold)',
    sends: () => raw([...head, 'x: a', ' transfer-encoding: chunked', 'content-length: 26'], harmless),
    status: 400,
  },
  {
    name: 'chunks twice',
    sends: () => raw([...head, 'transfer-encoding: chunked, chunked'], '0\r\n\r\n'),
    status: 400,
  },
  {
    name: 'chunks that are not the last',
    sends: () => raw([...head, 'transfer-encoding: chunked, identity'], '0\r\n\r\n'),
    status: 400,
  },
  {
    name: 'chunks under another name',
    sends: () => raw([...head, 'transfer-encoding: xchunked'], '0\r\n\r\n'),
    status: 400,
  },
  { name: 'a chunk of no size', sends: () => raw([...head, 'transfer-encoding: chunked'], 'zz\r\n'), status: 400 },
  {
    name: 'a chunk beyond all numbers',
    sends: () => raw([...head, 'transfer-encoding: chunked'], `${'f'.repeat(17)}\r\n`),
    status: 400,
  },
  {
    name: 'a chunk with 20 kB of extensions',
    sends: () => raw([...head, 'transfer-encoding: chunked'], `1;${'a'.repeat(20_000)}\r\n{\r\n0\r\n\r\n`),
    status: 413,
  },
  {
    name: 'no return before the end of a line',
    sends: () => Buffer.from(`POST /graphql HTTP/1.1\nhost: a\ncontent-length: 0\n\n`),
    status: 400,
  },
  { name: 'a return within a value', sends: () => raw([...head, 'x: a\rcontent-length: 26'], harmless), status: 400 },
  { name: 'a null byte in a name', sends: () => raw([...head, 'x\u0000y: a'], harmless), status: 400 },
  { name: 'a null byte in a value', sends: () => raw([...head, 'x: a\u0000b'], harmless), status: 400 },
  { name: 'a null byte in the address', sends: () => raw(['GET /graph\u0000ql HTTP/1.1', 'host: a']), status: 400 },
  { name: 'a space in the address', sends: () => raw(['GET /graphql ?query=x HTTP/1.1', 'host: a']), status: 400 },
  { name: 'no host', sends: () => raw(['GET /graphql?query={__typename} HTTP/1.1']), status: 400 },
  { name: 'version 9 of HTTP', sends: () => raw(['GET /graphql?query={__typename} HTTP/9.9', 'host: a']), status: 400 },
  { name: 'HTTP 2 without having asked', sends: () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), status: 400 },
  { name: 'a handshake of TLS', sends: () => Buffer.from('160301020001000001fc0303', 'hex'), status: 400 },
  { name: 'no HTTP at all', sends: () => Buffer.from('EHLO evil.example\r\n\r\n'), status: 400 },
];

describe('requests that end in two places', () => {
  attackTests(smuggling);
});
