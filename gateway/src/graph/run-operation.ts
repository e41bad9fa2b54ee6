import type { Log } from '@alexandrite/service-kit/log';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import { chooseOperation, RefusedOperationError } from './choose-operation.ts';
import { type Documents, RejectedDocumentError } from './documents.ts';
import { type Execute, WrongVariablesError } from './execute.ts';
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
  readonly execute: Execute;
}

/**
 * Runs an operation from its text to its result: what Apollo Server does around the gateway's executor, without its
 * plugins, its copies of the context, and hashing what is hashed. A test compares the two. Never throws.
 */
export async function runOperation(
  runtime: Runtime,
  asked: AskedOperation,
  context: GatewayContext,
  log: Log,
): Promise<Outcome> {
  const startedAt = performance.now();
  let type: OperationTypeNode | undefined;
  let outcome: Outcome;
  const show = (error: GraphQLError): GraphQLFormattedError =>
    showError(error.toJSON(), error, log, context.caller.identity.locale);
  try {
    const prepared = runtime.documents.prepare(asked.hash, asked.text);
    const operation = chooseOperation(prepared, asked.operationName, asked.isReadOnly ?? false);
    type = operation.operation;
    const { data, worded, raw } = await runtime.execute(prepared, operation, asked.variables ?? {}, context);
    const errors = raw.length > 0 ? [...worded, ...raw.map(show)] : worded;
    outcome = {
      status: data === undefined ? 500 : 200,
      result: { ...(errors.length > 0 ? { errors } : {}), ...(data === undefined ? {} : { data }) },
    };
  } catch (fault) {
    outcome = failed(fault, show);
  }
  countOperation(context.channel, type ?? 'none', outcome.result, startedAt);
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
  return new GraphQLError(message, { ...where, extensions: { code: 'BAD_USER_INPUT', ...extensions } });
}
