import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, ask, many, post } from '../stand/requests.ts';

const invalid = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' } as const;
const unread = { status: 400, code: 'GRAPHQL_PARSE_FAILED' } as const;

const nested = (depth: number, open: string, inner: string, close: string): string =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

/** An operation with a name of its own: it was never parsed. */
const query = (selections: string, rest = ''): Buffer => ask(`query ${aName()} { ${selections} } ${rest}`);

/** What graphql-armor limits, and a step beyond. */
const limits: readonly HttpAttack[] = [
  {
    name: 'aliases',
    sends: () => query(`products { ${many(101, (i) => `nodes { a${i}: id }`)} }`),
    ...invalid,
    says: 'aliases',
  },
  {
    name: 'aliases in fragments that are spread often',
    sends: () =>
      query(
        `...F0`,
        `${many(
          8,
          (i) =>
            `fragment F${i} on Query { ${many(10, (k) => `a${k}: products { ${i < 7 ? 'nodes { id }' : ''} __typename }`)} ...F${i + 1} }`,
        )} fragment F8 on Query { __typename }`,
      ),
    ...invalid,
  },
  {
    name: 'guesses at a password in one document (CrackQL)',
    sends: () =>
      ask(
        `mutation ${aName()} { ${many(40, (i) => `a${i}: signIn(input: { email: "a@b.example", password: "guess ${i}" }) { __typename } `)} }`,
      ),
    ...invalid,
  },
  { name: 'depth', sends: () => query(nested(25, 'a { ', 'b', ' }')), ...invalid, says: 'deep' },
  {
    name: 'depth by fragments',
    sends: () =>
      query(
        '...F0',
        `${many(30, (i) => `fragment F${i} on Query { a { ...F${i + 1} } }`)} fragment F30 on Query { b }`,
      ),
    ...invalid,
    says: 'deep',
  },
  { name: 'depth in place, which is none', sends: () => query(nested(900, '... { ', '__typename', ' }')), status: 200 },
  {
    name: 'directives',
    sends: () => query(`__typename ${many(101, () => '@skip(if: false)')}`),
    ...invalid,
    says: 'directives',
  },
  { name: 'tokens', sends: () => query(many(9_900, () => 'a')), ...unread },
  {
    name: 'cost',
    sends: () =>
      query(
        many(20, (i) => `a${i}: orders(first: 100) { nodes { lines { product { id name price { amountMinor } } } } }`),
      ),
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
  },
  {
    name: 'cost by a number below nothing',
    sends: () =>
      ask(`query ${aName()}($n: Int) { a: orders(first: $n) { nodes { id } } }`, { variables: { n: -2_147_483_648 } }),
    status: 200,
    questions: 1,
  },
  {
    name: 'a number of 10,000 digits',
    sends: () => query(`orders(first: ${'9'.repeat(10_000)}) { nodes { id } }`),
    ...invalid,
  },
  { name: 'a name of 10,000 letters', sends: () => query('a'.repeat(10_000)), ...invalid },
  { name: 'a body of a megabyte and one byte', sends: () => post('a'.repeat(1024 * 1024 + 1)), status: 413 },
];

describe('documents beyond the limits', () => {
  attackTests(limits);
});
