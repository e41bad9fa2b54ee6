import { hash } from 'node:crypto';
import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, ask, get, post } from '../stand/requests.ts';

const unread = { status: 400, code: 'GRAPHQL_PARSE_FAILED' } as const;
const notTaken = { status: 400, code: 'BAD_REQUEST' } as const;

/** What tries to use persisted documents. */
const persisted: readonly HttpAttack[] = [
  {
    name: 'the hash of another document',
    sends: () =>
      ask('{ __typename }', { extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', 'another') } } }),
    ...notTaken,
  },
  {
    name: 'a hash that is a path',
    sends: () =>
      post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: '../../etc/passwd' } } })),
    ...notTaken,
  },
  {
    name: 'a hash that is an object',
    sends: () => post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":{"$gt":""}}}}'),
    ...notTaken,
  },
  {
    name: 'a hash that nobody knows',
    sends: () =>
      post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', aName()) } } })),
    status: 400,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  },
  {
    name: 'version 1.5 of the protocol',
    sends: () => post('{"extensions":{"persistedQuery":{"version":1.5}}}'),
    ...notTaken,
  },
  {
    name: 'a document that does not parse, to be remembered',
    sends: () => {
      const text = `{ ${aName()} `;
      return ask(text, { extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', text) } } });
    },
    ...unread,
  },
  { name: 'parameters twice', sends: () => get('query={__typename}&query={a}'), ...notTaken },
];

describe('persisted documents', () => {
  attackTests(persisted);
});
