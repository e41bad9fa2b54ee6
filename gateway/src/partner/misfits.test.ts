import { buildSchema } from 'graphql';
import { misfitsOf } from './misfits.ts';

const whole = buildSchema(`
  type Query { order(id: ID!, verbose: Boolean): Order, audit: String }
  type Order { id: ID!, total: Int, outcome: Outcome }
  union Outcome = Sold | Lost
  type Sold { price: Int! }
  type Lost { reason: String! }
  enum Metal { GOLD SILVER }
  input Filter { metal: Metal, number: String }
`);
const misfits = (part: string) => misfitsOf(buildSchema(part), whole);

describe('a schema that shows a part of another', () => {
  it('fits when it has less of everything', () => {
    expect(
      misfits(
        'type Query { order(id: ID!): Order } type Order { id: ID! outcome: Outcome } union Outcome = Sold type Sold { price: Int! } enum Metal { GOLD } input Filter { metal: Metal }',
      ),
    ).toEqual([]);
  });

  it.each([
    ['a field that is not there', 'type Query { orders: Int }', 'Query.orders'],
    ['a field of another type', 'type Query { audit: Int }', 'Query.audit'],
    ['an argument that is not there', 'type Query { audit(of: ID): String }', 'Query.audit(of:)'],
    ['a type that is not there', 'type Query { audit: String } type Ghost { id: ID }', 'Ghost'],
    ['a type of another kind', 'type Query { audit: String } type Metal { id: ID }', 'Metal'],
    ['a value that is not there', 'type Query { audit: String } enum Metal { LEAD }', 'Metal.LEAD'],
    ['an input field that is not there', 'type Query { audit: String } input Filter { size: Int }', 'Filter.size'],
    [
      'a member that is not there',
      'type Query { audit: String } type Order { id: ID! } union Outcome = Order',
      'Outcome = Order',
    ],
  ])('does not fit with %s', (_, part, coordinate) => {
    expect(misfits(part)).toEqual([coordinate]);
  });
});
