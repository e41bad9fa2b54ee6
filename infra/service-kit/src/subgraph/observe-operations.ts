import type { GraphQLFormattedError } from 'graphql';
import { secondsHistogram } from '../metrics/index.ts';
import { nameSpan } from '../telemetry/index.ts';

const seconds = secondsHistogram(
  'subgraph_operation_seconds',
  'How long operations take: ok, refused (the asker has to do something), or failed (we have to).',
  ['type', 'outcome'],
);

/**
 * Times an operation, and names its span. The gateway names operations after the client's: `SubmitOrder__orders__0`.
 * @returns what to call when it is answered, with its type and its errors
 */
export function startObserving(
  operationName: string | null,
): (type: string, errors: readonly GraphQLFormattedError[] | undefined) => void {
  const stop = seconds.startTimer();
  nameSpan(operationName ?? 'POST /graphql');
  return (type, errors) => {
    stop({ type, outcome: outcomeOf(errors) });
  };
}

function outcomeOf(errors: readonly GraphQLFormattedError[] | undefined): 'ok' | 'refused' | 'failed' {
  if (!errors?.length) return 'ok';
  return errors.some(({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR') ? 'failed' : 'refused';
}
