import type { Log } from '@alexandrite/service-kit/log';
import { nameSpan } from '@alexandrite/service-kit/telemetry';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import { Refusal } from '../http/refusal.ts';
import type { OperationCosts } from '../limits/cost/operation-costs.ts';
import { chooseOperation, RefusedOperationError } from './documents/choose-operation.ts';
import { coerceVariables, WrongVariablesError } from './documents/coerce-variables.ts';
import { type Documents, RejectedDocumentError } from './documents/documents.ts';
import type { Execute } from './execute.ts';
import { errorText } from './error-text.ts';
import { countOperation } from './operation-metrics.ts';
import { showError } from './show-error.ts';

/** An operation that somebody asks for. */
export interface AskedOperation {
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
  /** Whether it may do nothing but read, as a GET may not. */
  readonly isReadOnly?: boolean;
  /** Says whether it may be read, and run. Left out, it may. */
  readonly gate?: OperationGate | undefined;
}

/** What an operation passes on its way. Throws a Refusal, which whoever runs it is thrown, when it may not go on. */
export interface OperationGate {
  /** Its text was not seen before: it is to be parsed, compared with the schema, and planned. */
  newDocument(characters: number): void;
  /** It is understood, and would be run now. @param cost in points, at most */
  operation(cost: number): void;
  /** Its document is to be remembered. Answers whether it may be; throws nothing. */
  store(bytes: number): boolean;
}

/** How it ended: a result, and how HTTP calls that. */
export interface Outcome {
  readonly status: number;
  readonly result: FormattedExecutionResult;
}

/** What operations run on, as it is until the supergraph is reloaded. */
export interface Runtime {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly costs: OperationCosts;
  readonly execute: Execute;
}

/**
 * Runs an operation from its text to its result: what Apollo Server does around the gateway's executor, without its
 * plugins, its copies of the context, and hashing what is hashed. A test compares the two.
 * @throws Refusal of the operation's gate, and nothing else
 */
export async function runOperation(
  runtime: Runtime,
  asked: AskedOperation,
  context: GatewayContext,
  log: Log,
): Promise<Outcome> {
  const startedAt = performance.now();
  let type: OperationTypeNode | undefined;
  let name: string | undefined;
  let outcome: Outcome;
  const show = (error: GraphQLError): GraphQLFormattedError =>
    showError(error.toJSON(), error, log, context.caller.identity.locale);
  try {
    const { gate, hash, text, variables = {} } = asked;
    if (gate && !runtime.documents.has(hash)) gate.newDocument(text.length);
    const prepared = runtime.documents.prepare(hash, text);
    const operation = chooseOperation(prepared, asked.operationName, asked.isReadOnly ?? false);
    type = operation.operation;
    name = operation.name?.value;
    // A push is a span of its own, named by what is pushed.
    if (context.channel !== 'live') nameSpan(`${type} ${name ?? '(no name)'}`);
    const declared = coerceVariables(runtime.schema, prepared.document, operation, variables, runtime.documents.isOpen);
    gate?.operation(runtime.costs.of(prepared.document, operation, declared.values));
    const { data, worded, raw } = await runtime.execute(prepared, operation, declared, context);
    const errors = raw.length > 0 ? [...worded, ...raw.map(show)] : worded;
    outcome = {
      status: data === undefined ? 500 : 200,
      result: { ...(errors.length > 0 ? { errors } : {}), ...(data === undefined ? {} : { data }) },
    };
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    outcome = failed(fault, show);
  }
  countOperation(context.channel, type ?? 'none', outcome.result, startedAt);
  // What changes something is told; what is only read would drown it.
  if (type === OperationTypeNode.MUTATION) {
    log.info({ operation: name, failed: outcome.result.errors?.length ?? 0 }, 'mutation answered');
  }
  return outcome;
}

function failed(fault: unknown, show: (error: GraphQLError) => GraphQLFormattedError): Outcome {
  if (fault instanceof RejectedDocumentError) return { status: 400, result: { errors: fault.errors.map(show) } };
  if (fault instanceof RefusedOperationError) return { status: fault.status, result: { errors: [show(fault.error)] } };
  if (fault instanceof WrongVariablesError) {
    return { status: 400, result: { errors: fault.errors.map((error) => show(asBadInput(error))) } };
  }
  const originalError = fault instanceof Error ? fault : new Error(String(fault));
  const error = fault instanceof GraphQLError ? fault : new GraphQLError(originalError.message, { originalError });
  return { status: 500, result: { errors: [show(error)] } };
}

function asBadInput({ message, nodes, source, positions, extensions }: GraphQLError): GraphQLError {
  const where = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(errorText(message), { ...where, extensions: { code: 'BAD_USER_INPUT', ...extensions } });
}
