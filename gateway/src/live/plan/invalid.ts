import { GraphQLError } from 'graphql';
import { errorText } from '../../graph/error-text.ts';

/** A subscription that cannot be answered, as a validation error. */
export function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

/** Several errors at once. */
export class RejectedSubscription extends Error {
  override readonly name = 'RejectedSubscription';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('the subscription was rejected');
    this.errors = errors;
  }
}

/** @throws RejectedSubscription when there are any. */
export function reject(errors: readonly GraphQLError[]): void {
  if (errors.length > 0) throw new RejectedSubscription(errors);
}

/** The same error, with a code that clients know. */
export function coded({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(errorText(message), {
    ...(nodes ? { nodes } : {}),
    ...(source ? { source } : {}),
    ...(positions ? { positions } : {}),
    extensions: { code },
  });
}
