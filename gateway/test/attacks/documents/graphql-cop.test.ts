import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, ask, get, many, post, request } from '../stand/requests.ts';

const invalid = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' } as const;
const unread = { status: 400, code: 'GRAPHQL_PARSE_FAILED' } as const;
const notTaken = { status: 400, code: 'BAD_REQUEST' } as const;

/** The checks of graphql-cop, and those of graphw00f that tell which engine answers. */
const attacks: readonly HttpAttack[] = [
  {
    name: 'many operations in one request (array batching)',
    sends: () => post(`[${many(10, () => '{"query":"query cop { __typename }"}', ',')}]`),
    ...notTaken,
    says: 'no batches',
  },
  {
    name: 'one field by 101 names (alias overloading)',
    sends: () => ask(`query ${aName()} { ${many(101, (i) => `alias${i}: __typename`)} }`),
    ...invalid,
    says: 'at most',
  },
  {
    name: 'one field 500 times (field duplication)',
    sends: () => ask(`query ${aName()} { ${many(500, () => '__typename')} }`),
    ...invalid,
    says: 'at most 20 fields of the root',
  },
  {
    name: 'ten directives that nobody knows (directive overloading)',
    sends: () => ask(`query ${aName()} { __typename ${'@aa'.repeat(10)} }`),
    ...invalid,
  },
  {
    name: 'the same directive 500 times',
    sends: () => ask(`query ${aName()} { __typename ${many(500, () => '@include(if: true)')} }`),
    ...invalid,
  },
  {
    name: 'types of types of types (circular introspection)',
    sends: () =>
      ask(
        `query ${aName()} { __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
      ),
    ...invalid,
    hides: /"fields"/,
  },
  {
    name: 'the schema (introspection)',
    sends: () => ask(`query ${aName()} { __schema { types { name fields { name } } } }`),
    ...invalid,
    says: 'introspection',
  },
  {
    name: 'one type of the schema',
    sends: () => ask(`query ${aName()} { __type(name: "Order") { fields { name } } }`),
    ...invalid,
    hides: /"fields"/,
  },
  {
    name: 'a name nearly right (field suggestions)',
    sends: () => ask(`query ${aName()} { product { idd } materialss { id } }`),
    ...invalid,
    hides: /did you mean/i,
  },
  {
    name: 'a type, an argument and a value nearly right',
    sends: () =>
      ask(
        `query ${aName()} { orders(filterr: { statuses: [SHIPPE] }, filter: { statusess: [SHIPPE] }) { nodes { ... on Orde { id } } } }`,
      ),
    ...invalid,
    hides: /did you mean/i,
  },
  {
    name: 'a change by GET',
    sends: () => get(`query=${encodeURIComponent(`mutation ${aName()} { signOut }`)}`),
    status: 405,
  },
  {
    name: 'a change by a form of a foreign page',
    sends: () =>
      request({
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
        body: `query=${encodeURIComponent('mutation { signOut }')}`,
      }),
    status: 415,
  },
  {
    name: 'a change by a form with files',
    sends: () =>
      request({
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'accept-language': 'en' },
        body: '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"mutation { signOut }"}\r\n--x--\r\n',
      }),
    status: 415,
  },
  {
    name: 'a change as plain text',
    sends: () => request({ headers: { 'content-type': 'text/plain' }, body: '{"query":"mutation { signOut }"}' }),
    status: 415,
  },
  {
    name: 'a question by a foreign page',
    sends: () => get('query={__typename}', { origin: 'https://evil.example' }),
    ...notTaken,
  },
  {
    name: 'an account of how it was carried out (trace mode)',
    sends: () =>
      ask('query cop { __typename }', {}, { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' }),
    status: 200,
    hides: /extensions|tracing|ftv1/,
  },
  {
    name: 'an account of how it is planned',
    sends: () =>
      ask(
        '{ products { nodes { id } } }',
        {},
        { 'apollo-query-plan-experimental': '1', 'apollo-expose-query-plan': 'true' },
      ),
    status: 200,
    questions: 1,
    hides: /queryplan|extensions/i,
  },
  {
    name: 'what breaks a parser (unhandled errors)',
    sends: () => ask(`query ${aName()} { abc {`),
    ...unread,
  },
  { name: 'an operation of no kind', sends: () => ask(`queryy ${aName()} { __typename }`), ...unread },
  { name: 'an empty document', sends: () => ask(' # nothing '), ...unread },
  { name: 'a name that is none', sends: () => ask(`query ${aName()} { 1a }`), ...unread },
  {
    name: 'what only one engine allows: deprecated fragments',
    sends: () => ask(`{ ...F } fragment F($a: Int) on Query { __typename }`),
    ...unread,
  },
  {
    name: 'the graph of subgraphs',
    sends: () => ask(`query ${aName()} { _service { sdl } }`),
    ...invalid,
    hides: /sdl"/,
  },
  {
    name: 'entities of subgraphs',
    sends: () =>
      ask(`query ${aName()}($r: [_Any!]!) { _entities(representations: $r) { __typename } }`, {
        variables: { r: [{ __typename: 'Account', id: 'acc_1' }] },
      }),
    ...invalid,
    // Its own words come back.
    hides: /"data"/,
  },
];

/** Pages that tools look for. */
const pages: readonly HttpAttack[] = [
  '/graphiql',
  '/playground',
  '/console',
  '/altair',
  '/voyager',
  '/v1/graphql',
  '/api/graphql',
  '/.git/config',
  '/.env',
  '/metrics',
  '/health/ready',
  '/debug/pprof',
  '/server-status',
  '/graphql/..%2f..%2fetc/passwd',
  '//graphql',
  '/graphql%00',
  '/graphql/',
].map((path) => ({
  name: path,
  sends: () => request({ method: 'GET', path, headers: { accept: 'text/html', 'content-length': '' } }),
  status: 404,
  code: 'NOT_FOUND',
}));

const aPage: HttpAttack = {
  name: 'a page to ask on',
  sends: () => request({ method: 'GET', headers: { accept: 'text/html', 'content-length': '' } }),
  status: 406,
  hides: /<html|sandbox|graphiql/i,
};

describe('what public tools try on a graph', () => {
  attackTests([...attacks, ...pages, aPage]);
});
