import { attackTests, type HttpAttack } from '../stand/http-attack.ts';
import { aName, ask, many } from '../stand/requests.ts';

const invalid = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' } as const;
const unread = { status: 400, code: 'GRAPHQL_PARSE_FAILED' } as const;

const nested = (depth: number, open: string, inner: string, close: string): string =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

/** An operation with a name of its own: it was never parsed. */
const query = (selections: string, rest = ''): Buffer => ask(`query ${aName()} { ${selections} } ${rest}`);

/** What makes validation, planning or execution work without end. */
const bombs: readonly HttpAttack[] = [
  {
    name: 'fragments that double each time (exponential spreads)',
    sends: () =>
      query(
        '...F0',
        `${many(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { products { nodes { id } } }`,
      ),
    ...invalid,
  },
  { name: 'a fragment that spreads itself', sends: () => query('...A', 'fragment A on Query { ...A }'), ...invalid },
  {
    name: 'a circle of 500 fragments',
    sends: () =>
      query(
        '...F0',
        many(500, (i) => `fragment F${i} on Query { ...F${(i + 1) % 500} }`),
      ),
    ...invalid,
  },
  {
    name: 'a circle through fields',
    sends: () =>
      query(
        '...A',
        'fragment A on Query { products { nodes { ...B } } } fragment B on Product { ... on Product { ...B } }',
      ),
    ...invalid,
  },
  {
    name: 'fields that may overlap, each with each (OverlappingFieldsCanBeMerged)',
    sends: () =>
      query(
        many(
          20,
          (i) => `... on Query { products { nodes { ${many(40, (k) => `x${k}: ${(i + k) % 2 ? 'id' : 'slug'}`)} } } }`,
        ),
      ),
    ...invalid,
  },
  {
    name: 'fragments that may overlap, each with each',
    sends: () =>
      query(
        `products { nodes { ${many(45, (i) => `...F${i}`)} } }`,
        many(45, (i) => `fragment F${i} on Product { ${many(45, (k) => `...F${(i * 7 + k) % 45}`)} id }`),
      ),
    ...invalid,
  },
  {
    name: 'fields that overlap at every depth',
    sends: () => query(many(5, () => nested(19, `${many(2, () => 'a { b }')} a { `, 'b', ' }'))),
    ...invalid,
  },
  {
    name: '500 operations in one document, and none chosen',
    sends: () => ask(many(500, (i) => `query Q${i}${aName()} { __typename }`)),
    status: 400,
    pages: 25,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    name: 'ten operations and none chosen',
    sends: () => ask(many(10, (i) => `query Q${i}${aName()} { __typename }`)),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  { name: 'ten operations, one name', sends: () => ask(many(10, () => 'query Q { __typename }')), ...invalid },
  {
    name: '500 fragments nobody uses',
    sends: () =>
      query(
        '__typename',
        many(500, (i) => `fragment F${i} on Query { __typename }`),
      ),
    ...invalid,
  },
  {
    name: '2,000 variables nobody uses',
    sends: () => ask(`query ${aName()}(${many(700, (i) => `$v${i}: Int`)}) { __typename }`),
    ...invalid,
  },
  {
    name: 'variables of types that do not exist',
    sends: () => ask(`query ${aName()}(${many(50, (i) => `$v${i}: T${i}`)}) { __typename }`),
    ...invalid,
  },
  {
    name: 'a variable in 30 lists',
    sends: () => ask(`query ${aName()}($v: ${nested(200, '[', 'Int', ']')}) { a: __typename @include(if: $v) }`),
    ...invalid,
  },
  {
    name: 'a default value of objects in objects',
    sends: () =>
      ask(
        `query ${aName()}($v: OrderFilter = ${nested(500, '{ ids: ', '1', ' }')}) { orders(filter: $v) { nodes { id } } }`,
      ),
    ...invalid,
  },
  { name: 'answers in pieces (@defer)', sends: () => query('... @defer { products { nodes { id } } }'), ...invalid },
  {
    name: 'lists in pieces (@stream)',
    sends: () => query('products { nodes @stream(initialCount: 1) { id } }'),
    ...invalid,
  },
  {
    name: 'a subscription in a request',
    sends: () => ask(`subscription ${aName()} { ordersUpdated { id } }`),
    status: 400,
  },
  { name: 'unicode that turns the text around', sends: () => query('__typename # ‮ } { ⁦\n'), status: 200 },
  { name: 'half a letter', sends: () => query('orders(filter: { ids: ["\\uD83D"] }) { nodes { id } }'), ...unread },
  { name: 'a name in letters of another alphabet', sends: () => query('__tуpename'), ...unread },
  { name: 'a null byte in the document', sends: () => query('__typename \u0000'), ...unread },
  {
    name: 'a mark of byte order before the document',
    sends: () => ask(`\uFEFFquery ${aName()} { __typename }`),
    status: 200,
  },
];

describe('documents that are bombs', () => {
  attackTests(bombs);
});
