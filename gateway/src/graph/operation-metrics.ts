import { counter, secondsHistogram } from '@alexandrite/service-kit/metrics';
import type { FormattedExecutionResult, OperationTypeNode } from 'graphql';
import type { Channel } from '../context.ts';

const operations = counter('gateway_operations_total', 'Operations answered.', ['channel', 'type', 'outcome']);
const seconds = secondsHistogram('gateway_operation_seconds', 'How long operations take.', ['channel', 'type']);

/** What could not be parsed has no type. */
type OperationType = OperationTypeNode | 'none';
type Outcome = 'ok' | 'partial' | 'failed';

/** Looking a label up costs more than counting: each pair of labels is looked up once. */
const known = new Map<string, ReturnType<typeof lookUp>>();

function lookUp(channel: Channel, type: OperationType) {
  return {
    seconds: seconds.labels(channel, type),
    outcomes: {
      ok: operations.labels(channel, type, 'ok'),
      partial: operations.labels(channel, type, 'partial'),
      failed: operations.labels(channel, type, 'failed'),
    },
  };
}

/** Counts an operation: `ok`, `partial` (some fields are missing), or `failed` (nothing could be answered). */
export function countOperation(
  channel: Channel,
  type: OperationType,
  result: FormattedExecutionResult,
  startedAt: number,
): void {
  const key = `${channel}/${type}`;
  let series = known.get(key);
  if (!series) known.set(key, (series = lookUp(channel, type)));
  const outcome: Outcome = !result.errors?.length ? 'ok' : result.data ? 'partial' : 'failed';
  series.outcomes[outcome].inc();
  series.seconds.observe((performance.now() - startedAt) / 1_000);
}
