import { buildSchema, type GraphQLError, graphqlSync, Kind } from 'graphql';
import { dateTimeScalar } from './date-time-scalar.ts';

const { parseValue, parseLiteral, serialize } = dateTimeScalar;

describe('DateTime', () => {
  it('is a text in UTC outside and a Date inside', () => {
    expect(serialize(new Date('2026-01-31T12:30:00+03:00'))).toBe('2026-01-31T09:30:00.000Z');
    expect(parseValue('2026-01-31T09:30:00.000Z')).toEqual(new Date('2026-01-31T09:30:00.000Z'));
    expect(parseLiteral({ kind: Kind.STRING, value: '2026-01-31T09:30:00Z' }, {})).toEqual(
      new Date('2026-01-31T09:30:00.000Z'),
    );
  });

  it('understands the offset of another time zone', () => {
    expect(parseValue('2026-01-31T12:30:00+03:00')).toEqual(new Date('2026-01-31T09:30:00.000Z'));
  });

  it.each([
    ['a number', 1_769_851_800_000],
    ['a numeral', '1'],
    ['a month by name', 'March 7'],
    ['a day without a time', '2026-01-31'],
    ['a time without a zone, which every reader would take for its own', '2026-01-31T09:30:00'],
    ['a day that does not exist', '2026-02-31T09:30:00Z'],
    ['an empty text', ''],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    expect(() => parseValue(value)).toThrow('ISO 8601');
  });

  it('refuses a literal that is no text', () => {
    expect(() => parseLiteral({ kind: Kind.INT, value: '2026' }, {})).toThrow('ISO 8601');
  });

  it('refuses what is no Date on its way out', () => {
    expect(() => serialize('2026-01-31T09:30:00.000Z')).toThrow('a resolver answered something else');
    expect(() => serialize(new Date('never'))).toThrow();
  });

  it('makes a query with a wrong moment invalid, and says how to write one', () => {
    const schema = buildSchema('scalar DateTime type Query { since(at: DateTime!): Int }');
    Object.assign(schema.getType('DateTime') ?? {}, { parseValue, parseLiteral });
    const { errors } = graphqlSync({ schema, source: '{ since(at: "soon") }' });
    expect(errors?.map(({ message }: GraphQLError) => message).join()).toContain('2026-01-31T09:30:00.000Z');
  });
});
