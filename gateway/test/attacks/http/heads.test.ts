import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { ask, get, head, many, raw, request } from '../stand/requests.ts';

const harmless = '{"query":"{ __typename }"}';
const json = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json',
  'accept-language': 'en',
} as const;

/** Heads of requests. */
const heads: readonly HttpAttack[] = [
  {
    name: 'a header of 64 kB',
    sends: () => request({ headers: { ...json, x: 'a'.repeat(64 * 1024) }, body: harmless }),
    status: 431,
  },
  {
    name: '3,000 headers',
    sends: () => raw([...head, ...Array.from({ length: 3_000 }, (_, i) => `x${i}: a`), 'content-length: 26'], harmless),
    status: 431,
  },
  {
    name: 'a cookie of 12 kB',
    sends: () => ask('{ __typename }', {}, { cookie: many(3_000, (i) => `a${i % 10}=`, ';') }),
    status: 200,
  },
  {
    name: 'an address of 64 kB',
    sends: () => request({ method: 'GET', path: `/graphql?query=${'a'.repeat(64 * 1024)}` }),
    status: 431,
  },
  { name: 'an address of 16 kB', sends: () => get(`query=${'a'.repeat(16_000)}`), status: 400 },
  {
    name: 'an address of another host',
    sends: () => request({ method: 'GET', path: 'http://evil.example/graphql?query={__typename}' }),
    status: 404,
  },
  {
    name: 'a proxy (CONNECT)',
    sends: () => raw(['CONNECT evil.example:443 HTTP/1.1', 'host: evil.example:443']),
    status: 'hung up',
  },
  { name: 'a method that nobody knows', sends: () => raw(['STEAL /graphql HTTP/1.1', 'host: a']), status: 400 },
  {
    name: 'TRACE',
    sends: () => request({ method: 'TRACE', headers: { 'content-length': '', cookie: 'secret=1' } }),
    status: 405,
    hides: /secret/,
  },
  { name: 'DELETE', sends: () => request({ method: 'DELETE', headers: { 'content-length': '' } }), status: 405 },
  { name: 'PUT to the graph', sends: () => request({ method: 'PUT', headers: json, body: harmless }), status: 405 },
  {
    name: 'an Accept of 10 kB',
    sends: () => ask('{ __typename }', {}, { accept: many(1_500, (i) => `a/${i}`, ',') }),
    status: 406,
  },
  {
    name: 'languages of 10 kB',
    sends: () => ask('{ __typename }', {}, { 'accept-language': many(1_000, (i) => `a${i};q=0.1`, ',') }),
    status: 200,
  },
  {
    name: 'encodings of 10 kB',
    sends: () => ask('{ __typename }', {}, { 'accept-encoding': many(1_000, (i) => `a${i};q=0.1`, ',') }),
    status: 200,
  },
  { name: 'an origin that is none', sends: () => ask('{ __typename }', {}, { origin: 'null' }), status: 200 },
  {
    name: 'a method in the place of another',
    sends: () => ask('{ __typename }', {}, { 'x-http-method-override': 'DELETE' }),
    status: 200,
  },
  {
    name: 'another host',
    sends: () => ask('{ __typename }', {}, { host: 'evil.example', 'x-forwarded-host': 'evil.example' }),
    status: 200,
    hides: /evil/,
  },
  {
    name: 'a token that is none',
    sends: () => ask('{ __typename }', {}, { authorization: `Bearer ${'a'.repeat(4_000)}` }),
    status: 401,
  },
  {
    name: 'a token without a signature',
    sends: () =>
      ask(
        '{ __typename }',
        {},
        { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhY2NfMSIsInJvbGVzIjpbIkFETUlOSVNUUkFUT1IiXX0.' },
      ),
    status: 401,
  },
  {
    name: 'a token of 15 kB of dots',
    sends: () => ask('{ __typename }', {}, { authorization: `Bearer ${'.'.repeat(15_000)}` }),
    status: 401,
  },
  { name: 'ranges of the answer', sends: () => ask('{ __typename }', {}, { range: 'bytes=0-1,2-3,4-5' }), status: 200 },
  {
    name: 'an expectation that nobody has',
    sends: () => ask('{ __typename }', {}, { expect: 'the unexpected' }),
    status: 417,
  },
];

describe('heads of requests', () => {
  attackTests(heads);
});
