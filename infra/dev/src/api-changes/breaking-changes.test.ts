import { parse } from 'graphql';
import { findBreakingChanges } from './breaking-changes.ts';

const before = `
  type Query { order(id: ID!, verbose: Boolean): Order, orders(filter: Filter): [Order!]! }
  type Order { id: ID!, total: Int, status: Status!, note: String, outcome: Outcome }
  enum Status { OPEN CLOSED }
  enum Colour { RED GREEN }
  type Paint { colour: Colour }
  union Outcome = Sold | Lost
  type Sold { price: Int! }
  type Lost { reason: String! }
  input Filter { status: Status }
`;
const operations = [
  parse(`
    query Orders($filter: Filter) { orders(filter: $filter) { ...Card } }
    query Order($id: ID!) { order(id: $id) { ...Card outcome { ... on Sold { price } } } }
    fragment Card on Order { id total status }
  `),
];
const broken = (change: (sdl: string) => string): Promise<readonly string[]> =>
  findBreakingChanges({ sdl: before, operations }, change(before));

describe('a change of the API breaks a client', () => {
  it('when it removes or changes a field that an operation asks for', async () => {
    expect(await broken((sdl) => sdl.replace('total: Int,', ''))).toEqual([expect.stringContaining('total')]);
    expect(await broken((sdl) => sdl.replace('total: Int,', 'total: String,'))).toHaveLength(1);
  });

  it('but not when a field of the root can be null, which it is only beside an error that all data went with before', async () => {
    const loosened = (sdl: string) =>
      sdl.replace('orders(filter: Filter): [Order!]!', 'orders(filter: Filter): [Order!]');
    expect(await broken(loosened)).toEqual([]);
    expect(await broken((sdl) => sdl.replace('status: Status!,', 'status: Status,'))).toHaveLength(1);
  });

  it('when a value of an enum that an operation reads or sends is gone', async () => {
    expect(await broken((sdl) => sdl.replace('OPEN CLOSED', 'OPEN'))).toHaveLength(1);
  });

  it('when an input that an operation sends wants more than before', async () => {
    expect(await broken((sdl) => sdl.replace('{ status: Status }', '{ status: Status, since: String! }'))).toHaveLength(
      1,
    );
  });

  it('when a field wants an argument that no operation gives', async () => {
    expect(await broken((sdl) => sdl.replace('order(id: ID!,', 'order(id: ID!, locale: String!,'))).toHaveLength(1);
  });

  it('when a type that an operation tells apart leaves its union', async () => {
    expect(await broken((sdl) => sdl.replace('Sold | Lost', 'Lost'))).not.toEqual([]);
  });
});

describe('a change of the API breaks nobody', () => {
  it('when it only adds', async () => {
    expect(await broken((sdl) => sdl.replace('note: String', 'note: String, gift: Boolean'))).toEqual([]);
  });

  it('when no operation asked for what is gone', async () => {
    expect(await broken((sdl) => sdl.replace('note: String, ', ''))).toEqual([]);
    expect(await broken((sdl) => sdl.replace(', verbose: Boolean', ''))).toEqual([]);
    expect(await broken((sdl) => sdl.replace('RED GREEN', 'RED'))).toEqual([]);
  });
});
