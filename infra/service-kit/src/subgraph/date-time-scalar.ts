import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import * as z from 'zod';

/** With its zone: a time without one would be read as the time where this server happens to stand. */
const moment = z.iso.datetime({ offset: true });

function parse(value: unknown): Date {
  const text = moment.safeParse(value);
  if (!text.success) throw new GraphQLError('DateTime is a text in ISO 8601, such as 2026-01-31T09:30:00.000Z');
  return new Date(text.data);
}

/** A moment in UTC: ISO 8601 outside, a Date inside. */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('DateTime: a resolver answered something else than a Date');
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
