import type { CacheTags } from '../../cache/index.ts';
import { type ExecutionResult, type GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { Log } from '../../log/index.ts';
import { maskError } from '../errors.ts';
import { startObserving } from '../observe-operations.ts';
import type { WatchedIdentity } from '../watched-identity.ts';
import type { CachePolicy } from './cache-policy.ts';
import { type Documents, RejectedDocumentError } from './documents.ts';
import type { Question } from './read-question.ts';

/** What a question is answered with. */
export interface Reply {
  readonly status: 200 | 400;
  /** The value of `cache-control`. */
  readonly cacheControl: string;
  /** JSON. */
  readonly body: string;
}

/** Where one question is answered. */
export interface Surroundings {
  readonly documents: Documents;
  readonly log: Log;
  readonly context: object;
  /** What the answer is made of; filled while it is. */
  readonly tags: CacheTags;
  /** Who asks, and whether anybody looked. */
  readonly asks: WatchedIdentity;
}

const notKept = 'no-store';

/**
 * Answers one operation. Besides the answer it tells the gateway how long everybody may be shown it (`cache-control`),
 * what it is made of (`extensions.cacheTags`), and when it ends for certain (`extensions.cacheUntil`).
 */
export async function answerOperation(question: Question, { documents, ...around }: Surroundings): Promise<Reply> {
  const observed = startObserving(question.operationName);
  try {
    const operation = documents.prepare(question.query, question.operationName);
    const result = await operation.run(around.context, question.variables);
    if (result.data === undefined) return refuse(result.errors ?? [], 'BAD_USER_INPUT', observed);
    const errors = result.errors?.map((error) => maskError(error.toJSON(), error, around.log));
    observed(operation.definition.operation, errors);
    if (errors) return reply(200, notKept, { data: result.data, errors });
    const isQuery = operation.definition.operation === OperationTypeNode.QUERY;
    const isForAll = isQuery && !around.asks.wasLookedAt();
    return tell(result, isForAll ? operation.policy(question.variables) : null, around.tags);
  } catch (fault) {
    if (fault instanceof RejectedDocumentError) return refuse(fault.errors, fault.code, observed);
    observed('none', [{ message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    throw fault;
  }
}

function tell({ data }: ExecutionResult, policy: CachePolicy | null, tags: CacheTags): Reply {
  if (!policy || policy.maxAge === 0) return reply(200, notKept, { data });
  const cacheControl = `max-age=${policy.maxAge}, ${policy.scope.toLowerCase()}`;
  const cacheTags = tags.list();
  if (policy.scope !== 'PUBLIC' || cacheTags.length === 0) return reply(200, cacheControl, { data });
  const until = tags.until;
  const extensions = { cacheTags, ...(until ? { cacheUntil: until.toISOString() } : {}) };
  return reply(200, cacheControl, { data, extensions });
}

function refuse(errors: readonly GraphQLError[], code: string, observed: ReturnType<typeof startObserving>): Reply {
  const shown: GraphQLFormattedError[] = errors.map((error) => {
    const { message, locations } = error.toJSON();
    return { message, ...(locations ? { locations } : {}), extensions: { code } };
  });
  observed('none', shown);
  return reply(400, notKept, { errors: shown });
}

const reply = (status: Reply['status'], cacheControl: string, answer: object): Reply => ({
  status,
  cacheControl,
  body: JSON.stringify(answer),
});
