import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../log/index.ts';
import { reportFault } from '../telemetry/index.ts';

/** Every code that a fault can have; clients may rely on the list. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
  'SERVICE_UNAVAILABLE',
  // The caller has asked for more than its allowance; `retryAfterSeconds` says when to come again.
  'RATE_LIMITED',
  // The operation alone may cost more than one may: `cost` and `limit` say how much.
  'COST_LIMIT_EXCEEDED',
  // A subscription cannot go on where its client left off: too much has happened since.
  'POSITION_LOST',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

const fault = (code: ErrorCode, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

export const unauthenticated = (): GraphQLError => fault('UNAUTHENTICATED', 'Sign in first.');
export const forbidden = (): GraphQLError => fault('FORBIDDEN', 'Your role does not allow this.');
export const badInput = (message: string): GraphQLError => fault('BAD_USER_INPUT', message);

/**
 * What a client is told of an error: a known code keeps its message; anything else is a fault of ours, is logged, and
 * nothing of it is shown.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  const code = errorCodes.find((known) => known === formatted.extensions?.['code']);
  const shown = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (code && code !== 'INTERNAL_SERVER_ERROR') return { message: formatted.message, ...shown, extensions: { code } };
  const cause = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  reportFault(cause);
  log.error({ err: cause, path: formatted.path }, 'a resolver failed');
  return { message: 'Something went wrong on our side.', ...shown, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
