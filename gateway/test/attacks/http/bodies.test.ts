import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, request } from '../stand/requests.ts';

const harmless = '{"query":"{ __typename }"}';
const json = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json',
  'accept-language': 'en',
} as const;

/** Bodies that are no operation, or pretend to be one. */
const bodies: readonly HttpAttack[] = [
  {
    name: 'compressed',
    sends: () =>
      request({ headers: { ...json, 'content-encoding': 'gzip' }, body: Buffer.from('1f8b08000000000000ff', 'hex') }),
    status: 415,
  },
  {
    name: 'compressed twice',
    sends: () => request({ headers: { ...json, 'content-encoding': 'gzip, br' }, body: harmless }),
    status: 415,
  },
  {
    name: 'in UTF-7',
    sends: () => request({ headers: { ...json, 'content-type': 'application/json; charset=utf-7' }, body: harmless }),
    status: 415,
  },
  {
    name: 'in UTF-16',
    sends: () =>
      request({
        headers: { ...json, 'content-type': 'application/json; charset=utf-16le' },
        body: Buffer.from(harmless, 'utf16le'),
      }),
    status: 415,
  },
  {
    name: 'in UTF-16 without saying so',
    sends: () => request({ headers: json, body: Buffer.from(harmless, 'utf16le') }),
    status: 400,
  },
  {
    name: 'of a type with 10 kB of parameters',
    sends: () =>
      request({ headers: { ...json, 'content-type': `application/json${' '.repeat(10_000)};` }, body: harmless }),
    // Blanks and a semicolon behind which nothing stands are no parameter.
    status: 200,
  },
  { name: 'of no type', sends: () => request({ body: harmless }), status: 415 },
  { name: 'of nothing', sends: () => request({ headers: json }), status: 400 },
  {
    name: 'with the same key twice',
    sends: () => request({ headers: json, body: '{"query":"{ a }","query":"{ __typename }"}' }),
    status: 200,
  },
  {
    name: 'with a prototype',
    sends: () =>
      request({
        headers: json,
        body: `{"query":"{ __typename }","__proto__":{"query":"mutation { signOut }"},"variables":{"__proto__":{"a":1},"constructor":{"prototype":{"b":1}}}}`,
      }),
    status: 200,
  },
  {
    name: 'whose operation has the name of a property of all objects',
    sends: () => request({ headers: json, body: '{"query":"query A { __typename }","operationName":"__proto__"}' }),
    status: 400,
  },
  {
    name: 'with an object for a document',
    sends: () => request({ headers: json, body: '{"query":{"$ne":""}}' }),
    status: 400,
  },
  {
    name: 'with a list for variables',
    sends: () => request({ headers: json, body: '{"query":"{ __typename }","variables":[]}' }),
    status: 400,
  },
  {
    name: 'with numbers beyond all',
    sends: () => request({ headers: json, body: '{"query":"{ __typename }","variables":{"a":1e999,"b":-1e999}}' }),
    status: 200,
  },
  { name: 'of 30,000 brackets', sends: () => request({ headers: json, body: '['.repeat(30_000) }), status: 400 },
  {
    name: 'of brackets in a member nobody reads',
    sends: () =>
      request({ headers: json, body: `{"query":"{ __typename }","more":${'['.repeat(10_000)}${']'.repeat(10_000)}}` }),
    status: 400,
  },
  { name: 'that is a number', sends: () => request({ headers: json, body: '1' }), status: 400 },
  { name: 'that is nothing', sends: () => request({ headers: json, body: 'null' }), status: 400 },
  {
    name: 'with null bytes',
    sends: () => request({ headers: json, body: `{"query":"{ __typename }"}\u0000` }),
    status: 400,
  },
  {
    name: 'with bytes that are no UTF-8',
    sends: () =>
      request({
        headers: json,
        body: Buffer.from([...Buffer.from('{"query":"{ __typename '), 0xff, 0xfe, 0xc0, 0x80, ...Buffer.from('}"}')]),
      }),
    status: 400,
  },
  {
    name: 'of XML',
    sends: () =>
      request({
        headers: { ...json, 'content-type': 'application/xml' },
        body: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      }),
    status: 415,
  },
  {
    name: 'of graphql as it is',
    sends: () => request({ headers: { ...json, 'content-type': 'application/graphql' }, body: '{ __typename }' }),
    status: 415,
  },
  {
    name: `that asks as ${aName()} by two types`,
    sends: () => request({ headers: { ...json, 'content-type': 'application/json, text/plain' }, body: harmless }),
    status: 415,
  },
];

describe('bodies', () => {
  attackTests(bodies);
});
