import { GraphQLError } from 'graphql';

/** A subscription that cannot be answered, as a validation error. */
export function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
