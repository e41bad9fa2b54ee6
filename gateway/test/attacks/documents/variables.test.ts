import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, ask, post } from '../stand/requests.ts';

const wrongInput = { status: 400, code: 'BAD_USER_INPUT' } as const;

/** Bodies that would cost before anybody knows whose they are: strangers send little. */
const attacks: readonly HttpAttack[] = [
  {
    name: 'a megabyte of comment',
    sends: () => ask(`query ${aName()} { __typename } # ${'a'.repeat(1_000_000)}`),
    status: 413,
  },
  {
    name: 'lists in lists in a variable',
    sends: () =>
      post(
        `{"query":"query ${aName()}($i: [ID!]) { orders(filter: { ids: $i }) { nodes { id } } }","variables":{"i":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      ),
    status: 413,
  },
  {
    name: 'a variable that the document does not have, of 800 kB',
    sends: () => ask(`query ${aName()} { __typename }`, { variables: { unused: 'a'.repeat(800_000) } }),
    status: 413,
  },
  {
    name: 'cost by a number beyond all',
    sends: () => ask(`query ${aName()}($n: Int) { orders(first: $n) { nodes { id } } }`, { variables: { n: 1.7e308 } }),
    ...wrongInput,
  },
  {
    name: 'a variable nearly right',
    sends: () =>
      ask(`query ${aName()}($f: OrderFilter) { orders(filter: $f) { nodes { id } } }`, {
        variables: { f: { statusess: ['SHIPPE'] } },
      }),
    status: 400,
    code: 'BAD_USER_INPUT',
    hides: /did you mean/i,
  },
  {
    name: 'a list of 100,000 ids',
    sends: () =>
      ask(`query ${aName()}($i: [ID!]) { orders(filter: { ids: $i }) { nodes { id } } }`, {
        variables: { i: Array.from({ length: 100_000 }, (_, i) => i) },
      }),
    status: 413,
  },
  {
    name: 'a list of 100,000 things that are no ids',
    sends: () =>
      ask(`query ${aName()}($i: [ID!]) { orders(filter: { ids: $i }) { nodes { id } } }`, {
        variables: { i: Array.from({ length: 100_000 }, () => ({})) },
      }),
    status: 413,
  },
  {
    name: '20,000 variables that the document does not have',
    sends: () =>
      ask(`query ${aName()} { __typename }`, {
        variables: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`v${i}`, i])),
      }),
    status: 413,
  },
];

describe('variables', () => {
  attackTests(attacks);
});
