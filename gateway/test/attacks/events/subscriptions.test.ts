import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { many, request } from '../stand/requests.ts';

const events = { accept: 'text/event-stream', 'accept-language': 'en' } as const;
const get = (search: string, headers: Readonly<Record<string, string>> = {}): Buffer =>
  request({ method: 'GET', path: `/graphql?${search}`, headers: { 'content-length': '', ...events, ...headers } });
const post = (body: string, headers: Readonly<Record<string, string>> = {}): Buffer =>
  request({ body, headers: { 'content-type': 'application/json', ...events, ...headers } });
const follow = (query: string, more: object = {}): Buffer => post(JSON.stringify({ query, ...more }));

/** Refused before there is a stream. */
const requests: readonly HttpAttack[] = [
  { name: 'without an operation', sends: () => get(''), status: 400 },
  { name: 'with variables that are no JSON', sends: () => get('query=subscription{a}&variables={'), status: 400 },
  { name: 'with a list for variables', sends: () => get('query=subscription{a}&variables=[]'), status: 400 },
  {
    name: 'from a foreign page',
    sends: () => get('query=subscription{a}', { origin: 'https://evil.example' }),
    status: 403,
  },
  {
    name: 'by a form',
    sends: () => post('query=a', { 'content-type': 'application/x-www-form-urlencoded' }),
    status: 400,
  },
  { name: 'that is no JSON', sends: () => post('{"query":'), status: 400 },
  { name: 'that is a batch', sends: () => post('[{"query":"subscription{a}"}]'), status: 400 },
  { name: 'of 300 kB', sends: () => post(JSON.stringify({ query: 'a'.repeat(300_000) })), status: 413 },
  {
    name: 'nested 100,000 deep',
    sends: () => post(`{"query":"a","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
    status: 413,
  },
  {
    name: 'nested 10,000 deep',
    sends: () => post(`{"query":"a","variables":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`),
    status: 400,
  },
  {
    name: 'with a token that is none',
    sends: () => get('query=subscription{a}', { authorization: 'Bearer a' }),
    status: 401,
  },
  { name: 'with a head of 20 kB', sends: () => get('query=a', { 'last-event-id': 'a'.repeat(20_000) }), status: 431 },
];

/** Refused in the stream, which then ends. */
const refused = (name: string, query: string, more: object = {}): HttpAttack => ({
  name,
  sends: () => follow(query, more),
  status: 200,
  says: 'event: next\ndata: {"errors"',
});
const subscriptions: readonly HttpAttack[] = [
  refused('that asks instead of following', '{ products { nodes { id } } }'),
  refused('that changes instead of following', 'mutation { signOut }'),
  refused('that does not parse', 'subscription {'),
  refused('that follows the schema', 'subscription { __schema { types { name } } }'),
  refused(
    'with a bomb of fragments',
    `subscription { ...F0 } ${many(40, (i) => `fragment F${i} on Subscription { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Subscription { orderUpdated(id: "1") { id } }`,
  ),
  refused('with 200 aliases', `subscription { orderUpdated(id: "1") { ${many(200, (i) => `a${i}: id`)} } }`),
  refused('with 40 kB of document', `subscription { orderUpdated(id: "1") { id ${many(20_000, () => 'a')} } }`),
  refused('with a variable that is nothing of its type', 'subscription ($id: ID!) { orderUpdated(id: $id) { id } }', {
    variables: { id: {} },
  }),
  refused('with 10,000 wrong values', 'subscription ($f: OrderFilter) { ordersUpdated(filter: $f) { id } }', {
    variables: { f: { ids: Array.from({ length: 10_000 }, () => ({})) } },
  }),
];

describe('a stream of events', () => {
  attackTests([...requests, ...subscriptions]);
});
