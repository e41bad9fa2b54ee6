import { sessionCookie } from '@alexandrite/service-kit/sessions';
import type { FormattedExecutionResult } from 'graphql';
import { createContext, type GatewayContext } from '../../context.ts';
import { allTags, type CachePolicy, strictestPolicy } from '../../graph/cache-hint.ts';
import type { Graph } from '../../graph/graph.ts';
import type { OperationGate } from '../../graph/run-operation.ts';
import type { Caller } from '../../identity/caller.ts';
import type { IdentitySigner } from '../../identity/signed-identities.ts';
import { forgottenSession } from '../../identity/credentials.ts';
import type { Operation } from '../reading/operation.ts';
import type { PersistedDocuments } from '../reading/persisted-documents.ts';

/** An answer before it is put into the form that a client likes. */
export interface ComputedAnswer {
  /** As the specification has it for application/graphql-response+json: 400 for what the graph cannot be asked. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** True when all of it could be answered, and nothing goes with it that is for this caller alone. */
  readonly isWhole: boolean;
  /** How long it may be kept, by what the subgraphs said. */
  readonly policy: CachePolicy;
  /** The entities and lists that it was made of. */
  readonly tags: readonly string[];
}

interface Options {
  readonly graph: Graph;
  readonly documents: PersistedDocuments;
  readonly signer: IdentitySigner;
}

/** For whom an operation is answered. */
export interface Asks {
  readonly caller: Caller;
  readonly clientAddress: string;
  /** As they came. */
  readonly clientCookies: string | undefined;
}

/** @param gate what the operation passes on its way; throws a Refusal when it may not go on */
export type Compute = (operation: Operation, asks: Asks, gate?: OperationGate) => Promise<ComputedAnswer>;

/** Answers operations by asking the graph. */
export function createCompute({ graph, documents, signer }: Options): Compute {
  return async (operation, asks, gate) => {
    const text = operation.text ?? (await documents.find(operation.hash));
    if (text === null) return unknownDocument;
    const context = createContext({ ...asks, channel: 'http' }, signer);
    const { hash, operationName, variables, method } = operation;
    const asked = { text, hash, operationName, variables, isReadOnly: method === 'GET', gate };
    const { status, result } = await graph.run(asked, context);
    // A document that does not fit is not worth remembering, nor one that is not paid for. Nobody waits for Redis.
    const isWorthIt = operation.isToBeRemembered && result.data !== undefined && documents.isWorthStoring(hash, text);
    if (isWorthIt && (gate?.store(Buffer.byteLength(text)) ?? true)) void documents.remember(hash, text);
    const cookies = cookiesOf(context);
    const isWhole = status === 200 && !result.errors && !result.extensions && cookies.length === 0;
    return {
      status,
      headers: {
        ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
        ...(isWithoutPart(result.errors) ? { 'retry-after': retryAfterSeconds } : {}),
        ...(status === 405 ? { allow: 'POST' } : {}),
      },
      body: JSON.stringify(result),
      isWhole,
      policy: strictestPolicy(isWhole ? context.cacheHints : []),
      tags: allTags(context.cacheHints),
    };
  };
}

/** When to ask again for what did not answer, in seconds: a subgraph is left alone for so long at most. */
const retryAfterSeconds = '10';

function isWithoutPart(errors: FormattedExecutionResult['errors']): boolean {
  return errors?.some(({ extensions }) => extensions?.['code'] === 'SERVICE_UNAVAILABLE') ?? false;
}

/** The words are those that clients of the protocol compare with; they send the document then. */
const unknownDocument: ComputedAnswer = {
  status: 400,
  headers: {},
  body: JSON.stringify({
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  }),
  isWhole: false,
  policy: { maxAge: 0, scope: 'PRIVATE' },
  tags: [],
};

/** The shop's cookies; a session that is over is forgotten, unless the shop has just begun another. */
function cookiesOf({ cookies, caller }: GatewayContext): readonly string[] {
  const isReplaced = cookies.some((cookie) => cookie.startsWith(`${sessionCookie}=`));
  return caller.hasStaleCookie && !isReplaced ? [...cookies, forgottenSession] : cookies;
}
