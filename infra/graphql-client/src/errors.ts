/** One error of a GraphQL answer. */
export interface GraphQLFault {
  readonly message: string;
  /** From `extensions.code`: a closed set of the API; `UNKNOWN` when there is none. */
  readonly code: string;
  /** Where in the answer: `order.lines.0`; empty when the whole operation failed. */
  readonly path: string;
}

/** The API could not be reached, took too long, or did not answer in GraphQL. Trying again later may help. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** HTTP status; null when there was no answer at all. */
  readonly status: number | null;

  constructor(operation: string, status: number | null, options?: ErrorOptions) {
    super(
      `${operation}: ${status === null ? 'the API cannot be reached' : `the API answered HTTP ${status}`}`,
      options,
    );
    this.status = status;
  }
}

/** The API answered that the operation failed: a fault, not a refusal (those are results). */
export class GraphQLRequestError extends Error {
  override readonly name = 'GraphQLRequestError';
  readonly faults: readonly GraphQLFault[];
  /** Code of the first fault. */
  readonly code: string;

  constructor(operation: string, faults: readonly GraphQLFault[]) {
    super(`${operation}: ${faults.map(({ code, message }) => `${code} ${message}`).join('; ') || 'no data'}`);
    this.faults = faults;
    this.code = faults[0]?.code ?? 'UNKNOWN';
  }
}

/** Codes that trying again will not change. */
const permanentCodes: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'COST_LIMIT_EXCEEDED',
]);

/** Whether the same request may succeed when it is sent again. */
export function isTransient(error: unknown): boolean {
  return !(error instanceof GraphQLRequestError && permanentCodes.has(error.code));
}

/** Reads the `errors` of an answer, whatever their shape. */
export function faultsOf(errors: unknown): readonly GraphQLFault[] {
  return Array.isArray(errors) ? errors.map(faultOf) : [];
}

function faultOf(error: unknown): GraphQLFault {
  const { message, path, extensions }: Fields<'message' | 'path' | 'extensions'> = isObject(error) ? error : {};
  const { code }: Fields<'code'> = isObject(extensions) ? extensions : {};
  return {
    message: typeof message === 'string' ? message : 'unknown error',
    code: typeof code === 'string' ? code : 'UNKNOWN',
    path: Array.isArray(path) ? path.join('.') : '',
  };
}

/** Fields that something read from the wire may have. */
export type Fields<TName extends string> = Readonly<Partial<Record<TName, unknown>>>;

/** Whether something read from the wire has fields at all. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A text among the fields of something read from the wire; null when there is none. */
export function textOf(value: unknown, field: string): string | null {
  const said: unknown = isObject(value) ? Object.entries(value).find(([name]) => name === field)?.[1] : undefined;
  return typeof said === 'string' ? said : null;
}
