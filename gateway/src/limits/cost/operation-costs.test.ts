import { buildSchema, Kind, parse } from 'graphql';
import { OperationCosts } from './operation-costs.ts';

/** As composition leaves it: directives that clients do not see. */
const supergraph = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    piece: Piece
    pieces(first: Int, last: Int, filter: Filter): Page @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
    latest(count: Int = 5): [Piece!]! @listSize(slicingArguments: ["count"])
    stones: [Stone!]! @listSize(assumedSize: 4)
    shelves: [Piece!]!
    found: [Found!]! @listSize(assumedSize: 3)
    sampled(by: Int @cost(weight: 9)): Int
    heavy: Int @cost(weight: 30)
  }
  type Mutation { engrave(text: String): Piece }
  type Page { nodes: [Piece!]!, edges: [Edge!]!, total: Int @cost(weight: 5) }
  type Edge { cursor: String, node: Piece! }
  type Piece { id: ID, name: String, maker: Maker @cost(weight: 3), stones: [Stone!]! @listSize(assumedSize: 2), metals: [Metal!]! }
  type Maker { name: String, pieces: [Piece!]! @listSize(assumedSize: 10) }
  type Stone @cost(weight: 2) { name: String, price: Price }
  type Price { amount: Int }
  enum Metal { GOLD SILVER }
  union Found = Piece | Stone
  input Filter { search: String @cost(weight: 20), any: [Filter!], kind: String }
`;
const schema = buildSchema(supergraph);
const costs = new OperationCosts(schema, supergraph);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the operation comes first');
  return costs.of(document, operation, variables);
}

describe('what an operation costs', () => {
  it.each([
    ['an object', '{ piece { id name metals } }', 1],
    ['an object in an object, by the weight of its field', '{ piece { maker { name } } }', 1 + 3],
    ['a mutation', 'mutation { engrave { id } }', 10 + 1],
    ['a scalar with a weight', '{ heavy }', 30],
    ['a list of assumed size, by the weight of its type', '{ stones { price { amount } } }', 4 * (2 + 1)],
    ['a list of which nothing is said', '{ shelves { id } }', 10],
    ['a list in a list', '{ stones { name } shelves { stones { name } } }', 4 * 2 + 10 * (1 + 2 * 2)],
    ['a page of assumed size', '{ pieces { nodes { id } } }', 1 + 20],
    [
      'a page, asked for twice in two ways',
      '{ pieces(first: 3) { nodes { id } edges { node { id } } } }',
      1 + 3 + 3 * 2,
    ],
    ['the largest of what limits it', '{ pieces(first: 3, last: 7) { nodes { id } } }', 1 + 7],
    ['the default of an argument', '{ latest { id } }', 5],
    ['a page of nothing as one of assumed size', '{ pieces(first: 0) { nodes { id } } }', 1 + 20],
    ['a count beside the page', '{ pieces(first: 2) { total nodes { id } } }', 1 + 5 + 2],
    ['an argument', '{ sampled(by: 1) }', 9],
    ['an argument that is not given', '{ sampled }', 0],
    ['fields of an input', '{ pieces(first: 1, filter: { search: "ring", kind: "RING" }) { total } }', 1 + 5 + 20],
    ['inputs in an input', '{ pieces(filter: { any: [{ search: "a" }, { search: "b" }] }) { total } }', 1 + 5 + 40],
    [
      'the dearest of several types',
      '{ found { ... on Piece { maker { name } } ... on Stone { name } } }',
      3 * (1 + 3),
    ],
    ['names of types', '{ __typename found { __typename } }', 3],
    [
      'the same field written twice as one',
      '{ piece { maker { name } } piece { maker { pieces { id } } } }',
      1 + 3 + 10,
    ],
    ['aliases one by one', '{ a: piece { id } b: piece { id } }', 2],
    [
      'fragments',
      '{ piece { ...P } } fragment P on Piece { maker { name } ...Q } fragment Q on Piece { maker { name } }',
      4,
    ],
    ['a question about the schema', '{ __schema { types { fields { name } } } }', 50],
    [
      'nothing that is left out',
      '{ piece @skip(if: true) { id } heavy @include(if: false) ... @skip(if: true) { heavy } }',
      0,
    ],
  ])('counts %s', (_, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  it.each([
    ['a page as long as is asked for', { first: 50 }, 1 + 50 * 4],
    ['a page of default length', {}, 1 + 30 * 4],
    ['what is no number as what is assumed', { first: 'many' }, 1 + 20 * 4],
    ['a negative number as what is assumed', { first: -1_000_000 }, 1 + 20 * 4],
    ['null as what is assumed', { first: null }, 1 + 20 * 4],
    ['fields that are left out', { first: 50, brief: true }, 1 + 50],
    ['what the filter says', { first: 1, filter: { search: 'ring', any: [{ search: 'x' }] } }, 1 + 4 + 40],
    ['a filter that says nothing', { first: 1, filter: { search: null } }, 1 + 4],
  ])('counts %s, by the variables', (_, variables, cost) => {
    const text = `query ($first: Int = 30, $brief: Boolean = false, $filter: Filter) {
      pieces(first: $first, filter: $filter) { nodes { id maker @skip(if: $brief) { name } } }
    }`;
    expect(costOf(text, variables)).toBe(cost);
  });

  it('grows with nesting, where the text does not', () => {
    const nested = (depth: number): string => (depth === 0 ? 'id' : `maker { pieces { ${nested(depth - 1)} } }`);
    expect(costOf(`{ piece { ${nested(6)} } }`)).toBeGreaterThan(10 ** 6);
  });

  it('is there for every part of a document, however many there are, in one look', () => {
    const fields = Array.from({ length: 500 }, (_, index) => `f${index}: piece { maker { name } }`);
    expect(costOf(`{ ${fields.join(' ')} }`)).toBe(500 * 4);
  });
});
