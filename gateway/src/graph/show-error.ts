import type { Locale } from '@alexandrite/contracts/locale';
import { type ErrorCode, errorCodes } from '@alexandrite/service-kit/errors';
import type { Log } from '@alexandrite/service-kit/log';
import { reportFault } from '@alexandrite/service-kit/telemetry';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ourFault } from './messages.ts';
import type { SubgraphError } from './subgraphs/subgraph-answer.ts';

/** Codes that a subgraph may say to a client. Any other from there is a fault between us and it, not the client's. */
const spokenBySubgraphs: readonly ErrorCode[] = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'SERVICE_UNAVAILABLE',
];

/** An error as a subgraph worded it, with a code that clients know. */
export function errorOfSubgraph(error: SubgraphError, locale: Locale): GraphQLFormattedError {
  const code = spokenBySubgraphs.find((spoken) => spoken === error.extensions?.['code']);
  const path = error.path ? { path: error.path } : {};
  return code
    ? { message: error.message, ...path, extensions: { code } }
    : { message: ourFault[locale], ...path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/**
 * What a client is told of an error: a known code keeps its message; of anything else nothing is shown, and what the
 * gateway itself did wrong is logged (a subgraph logs its own).
 */
export function showError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Log,
  locale: Locale,
): GraphQLFormattedError {
  const code = errorCodes.find((known) => known === formatted.extensions?.['code']);
  const where = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (code && code !== 'INTERNAL_SERVER_ERROR') return { message: formatted.message, ...where, extensions: { code } };
  if (formatted.extensions?.['serviceName'] === undefined) {
    const cause = error instanceof GraphQLError && error.originalError ? error.originalError : error;
    reportFault(cause);
    log.error({ err: cause, path: formatted.path }, 'an operation failed');
  }
  return { message: ourFault[locale], ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
