import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, ask, post } from '../stand/requests.ts';

const unread = { status: 400, code: 'GRAPHQL_PARSE_FAILED' } as const;
const wrongInput = { status: 400, code: 'BAD_USER_INPUT' } as const;

/** Bodies of variables, which cost before anybody knows what they are for. */
const attacks: readonly HttpAttack[] = [
  {
    name: 'a megabyte of comment',
    sends: () => ask(`query ${aName()} { __typename } # ${'a'.repeat(1_000_000)}`),
    ...unread,
  },
  {
    name: 'lists in lists in a variable',
    sends: () =>
      post(
        `{"query":"query ${aName()}($i: [ID!]) { orders(filter: { ids: $i }) { nodes { id } } }","variables":{"i":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      ),
    status: 400,
  },
  {
    name: 'a variable that the document does not have, of 800 kB',
    sends: () => ask(`query ${aName()} { __typename }`, { variables: { unused: 'a'.repeat(800_000) } }),
    status: 200,
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
];

describe('variables', () => {
  attackTests(attacks);
});
