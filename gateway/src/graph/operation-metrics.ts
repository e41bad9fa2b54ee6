import { counter, secondsHistogram } from '@alexandrite/service-kit/metrics';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

const operations = counter('gateway_operations_total', 'Operations answered.', ['channel', 'type', 'outcome']);
const seconds = secondsHistogram('gateway_operation_seconds', 'How long operations take.', ['channel', 'type']);

/** Counts operations: `ok`, `partial` (some fields are missing), or `failed` (nothing could be answered). */
export const operationMetrics: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async ({ contextValue: { channel } }) => {
    const stopWatch = seconds.startTimer({ channel });
    return {
      willSendResponse: async ({ operation, response: { body } }) => {
        // What could not be parsed has no type.
        const type = operation?.operation ?? 'none';
        const result = body.kind === 'single' ? body.singleResult : body.initialResult;
        const outcome = !result.errors?.length ? 'ok' : result.data ? 'partial' : 'failed';
        operations.inc({ channel, type, outcome });
        stopWatch({ type });
      },
    };
  },
};
