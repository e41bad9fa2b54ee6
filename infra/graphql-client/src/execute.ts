import { operationName, type TypedDocument } from './document.ts';
import { faultsOf, GraphQLRequestError, isObject, NetworkError, type Fields, type GraphQLFault } from './errors.ts';
import { openSpan } from './trace.ts';

export interface ExecuteOptions {
  /** Address of the GraphQL endpoint. */
  readonly url: string;
  /** Language of names and messages in the answer. */
  readonly locale: 'ru' | 'en';
  /** On the server: the cookie header of the visitor's request, passed on so that the API knows who asks. */
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Left out, nothing is cached: who asks decides what is answered. */
  readonly cache?: RequestCache | undefined;
  /** Milliseconds until the request is given up; 15 000 when left out. */
  readonly timeoutMs?: number | undefined;
  /** The trace (W3C `traceparent`) that the request is a part of; a new one begins when left out. */
  readonly trace?: string | undefined;
  /** Told when a part of the answer is missing although the rest came. */
  readonly onPartialAnswer?: ((faults: readonly GraphQLFault[]) => void) | undefined;
}

/**
 * Runs a query or mutation, in the browser or on the server.
 *
 * An answer that misses a nullable part is answered all the same: a page without one picture is better than no page.
 * What was asked for itself is no such part: a null that comes with a fault does not say that there is nothing.
 * Throws NetworkError when there is no answer, GraphQLRequestError when there is no data or a field of the operation
 * was lost, and what `signal` was aborted with.
 */
export async function execute<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
  options: ExecuteOptions,
): Promise<TResult> {
  return (await executeAt(document, variables, options)).result;
}

/** An answer, and where the API's order of changes stood before it was computed: a subscription may begin after that. */
export interface ExecutedAt<TResult> {
  readonly result: TResult;
  /** null where the API did not say. */
  readonly position: string | null;
}

/** The same as `execute`, for what is followed afterwards. */
export async function executeAt<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
  options: ExecuteOptions,
): Promise<ExecutedAt<TResult>> {
  const operation = operationName(document);
  const body = { query: document.toString(), operationName: operation, variables };
  const { answer, position } = await post(operation, body, options);
  const faults = faultsOf(answer.errors);
  const { data } = answer;
  if (!isObject(data)) throw new GraphQLRequestError(operation, faults);
  const lost = faults.filter(({ path }) => isLost(data, path));
  if (lost.length > 0) throw new GraphQLRequestError(operation, lost);
  if (faults.length > 0) options.onPartialAnswer?.(faults);
  // The API promises this shape by its schema, from which TResult is generated.
  return { result: data as TResult, position };
}

/** Whether the field of the operation that a fault lies in is null for it. */
function isLost(data: object, path: string): boolean {
  const [field = ''] = path.split('.');
  const answered = Object.entries(data).find(([name]) => name === field);
  return answered === undefined || answered[1] === null;
}

interface Posted {
  readonly answer: Fields<'data' | 'errors'>;
  readonly position: string | null;
}

async function post(operation: string, body: unknown, options: ExecuteOptions): Promise<Posted> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  const span = openSpan(operation, 'operation', options.trace);
  let status: number | null = null;
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': options.locale,
        traceparent: span.traceparent,
        ...(options.cookie !== undefined && { cookie: options.cookie }),
        ...options.headers,
      },
      body: JSON.stringify(body),
      credentials: 'include',
      cache: options.cache ?? 'no-store',
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    status = response.status;
    const answer: unknown = await response.json();
    if (isObject(answer) && ('data' in answer || 'errors' in answer)) {
      return { answer, position: response.headers.get('live-position') };
    }
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new NetworkError(operation, status, { cause: error });
  } finally {
    span.end();
  }
  throw new NetworkError(operation, status);
}
