import { ownValue } from '../../graph/plan/inherited.ts';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ExecutionResult } from 'graphql-ws';
import type { LivePlan } from './plan.ts';

/** What a stand-in query answered, in the shape of the subscription. */
export interface Pushed {
  /** What the subscriber is sent. */
  readonly result: ExecutionResult;
  /** False when there is nothing to show. */
  readonly isThere: boolean;
  /** The revision that was read; null where it was not asked for. */
  readonly revision: number | null;
  /** Where the trace of the change goes on at the subscriber's; not there for a state that nobody waited for. */
  readonly traceparent?: string | undefined;
}

/** Turns the answer to a stand-in query into a push: out of its list, without what was asked for besides. */
export function shapePush(
  { name, source, standIn }: Pick<LivePlan, 'name' | 'source' | 'standIn'>,
  { data, errors }: FormattedExecutionResult,
): Pushed {
  const list = source.follows === 'changes' ? source.list : undefined;
  const answered: unknown = (data && ownValue(data, name)) ?? null;
  const value = list === undefined ? answered : first(fieldOf(answered, list));
  const { shown, revision } = withoutRevision(value, standIn.revisionKey);
  const shownErrors = errors?.map((error) => asError(list === undefined ? error : outOfList(error)));
  return {
    result: {
      data: shown === null ? null : { [name]: shown },
      ...(shownErrors && shownErrors.length > 0 ? { errors: shownErrors } : {}),
    },
    isThere: shown !== null,
    revision,
  };
}

function withoutRevision(
  value: unknown,
  key: string | null,
): { readonly shown: unknown; readonly revision: number | null } {
  if (key === null || !isObject(value)) return { shown: value, revision: null };
  const { [key]: revision, ...shown } = value;
  return { shown, revision: typeof revision === 'number' ? revision : null };
}

/** `ordersUpdated.nodes.0.status` is `ordersUpdated.status` to the subscriber. */
function outOfList(error: GraphQLFormattedError): GraphQLFormattedError {
  const { path } = error;
  return path && path.length > 3 ? { ...error, path: [...path.slice(0, 1), ...path.slice(3)] } : error;
}

/** An error that is worded for clients, and was logged by whom it concerns. */
export class WordedError extends GraphQLError {}

function asError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new WordedError(message, { ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) });
}

const first = (list: unknown): unknown => (Array.isArray(list) ? (list[0] ?? null) : null);

const fieldOf = (value: unknown, field: string): unknown => (isObject(value) ? value[field] : null);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
