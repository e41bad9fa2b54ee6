import type { Log } from '@alexandrite/service-kit/log';
import { counter } from '@alexandrite/service-kit/metrics';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { DeclaredVariables } from './documents/coerce-variables.ts';
import type { PreparedDocument } from './documents/documents.ts';
import { introspect, subjectOf } from './introspect.ts';
import { partUnavailable } from './messages.ts';
import { askForPlan, forApollo } from './plan/ask-for-plan.ts';
import { prepareOperation, type PreparedOperation } from './plan/prepare-operation.ts';
import { runSteps } from './plan/run-steps.ts';
import { type FetchStep, UnusualPlanError } from './plan/steps.ts';
import { applyShape, type Problem } from './shape/apply-shape.ts';
import { prepareResult } from './shape/prepare-result.ts';
import type { Fields } from './plan/merge.ts';
import type { SubgraphSource } from './subgraphs/subgraph-source.ts';

const executed = counter('gateway_executions_total', 'Operations carried out, by whose executor.', ['by']);
const byOurs = executed.labels('ours');
const byApollo = executed.labels('apollo');
const wrong = counter('gateway_wrong_values_total', 'Values of subgraphs that are not what the schema says.');

/** Errors of one kind that a client is told at most. */
const mostProblems = 20;

interface Options {
  /** The whole, over which operations are planned. */
  readonly schema: GraphQLSchema;
  /** What of it is shown: nothing else is taken from a caller, or told to one. */
  readonly shown: GraphQLSchema;
  /** Apollo's executor: makes the plans, and carries out what is unusual. */
  readonly apollo: GatewayExecutor;
  readonly sources: ReadonlyMap<string, Pick<SubgraphSource, 'ask'>>;
  readonly log: Log;
}

/** A result, with errors that are Apollo's and still have to be worded, or worded ones. */
export interface Executed {
  readonly data?: FormattedExecutionResult['data'];
  readonly worded: readonly GraphQLFormattedError[];
  readonly raw: readonly GraphQLError[];
}

export type Execute = (
  prepared: PreparedDocument,
  operation: OperationDefinitionNode,
  variables: DeclaredVariables,
  context: GatewayContext,
) => Promise<Executed>;

/**
 * Carries out operations over one schema: planned by Apollo once, and from then on by our own executor, which does of
 * a plan what Apollo's does, without building the operation, traces and spans anew for each request. Operations with
 * something unusual in them, such as questions about the whole schema, are carried out by Apollo's.
 */
export function createExecute({ schema, shown, apollo, sources, log }: Options): Execute {
  const known = new WeakMap<OperationDefinitionNode, Promise<PreparedOperation | null>>();

  const plan = async (asked: Parameters<typeof askForPlan>[1]): Promise<PreparedOperation | null> => {
    const queryPlan = await askForPlan(apollo, asked);
    try {
      return prepareOperation(queryPlan, { schema, shown }, asked.prepared.document, asked.operation);
    } catch (fault) {
      if (fault instanceof UnusualPlanError) return null;
      throw fault;
    }
  };

  return async (prepared, operation, { values, given: variables }, context) => {
    // Apollo's executor would answer with the whole.
    if (shown !== schema && subjectOf(prepared.document, operation) === 'schema') {
      const { data, errors: raw = [] } = await introspect(shown, prepared.document, operation, variables);
      return { data: data ?? null, worded: [], raw };
    }
    const asked = { schema, prepared, operation, variables, log };
    let planned = known.get(operation);
    if (!planned) {
      planned = plan(asked);
      known.set(operation, planned);
      planned.catch(() => known.delete(operation));
    }
    const ready = await planned;
    (ready ? byOurs : byApollo).inc();
    if (!ready) {
      const { data, errors: raw = [], extensions } = await apollo(forApollo({ ...asked, context }));
      const problems = pathsOf(extensions?.['valueCompletion']);
      // Apollo's executor knows the whole alone: what is not shown is taken out of its answer.
      if (shown !== schema && data) {
        const result = prepareResult(shown, prepared.document, operation);
        const fitting = applyShape(result.fieldsFor(values), result.typename, data, problems);
        return { data: fitting, worded: worded(problems, [], context, log), raw };
      }
      return { ...(data === undefined ? {} : { data }), worded: worded(problems, [], context, log), raw };
    }
    const ask = (step: FetchStep, chosen: Fields, entityCount: number | undefined) => {
      const source = sources.get(step.subgraph);
      if (!source) throw new Error(`The plan names the subgraph ${step.subgraph}, which nobody knows`);
      return source.ask(step, chosen, entityCount, context);
    };
    const gathered = await runSteps(ready.steps, ask, { given: variables, values });
    const problems: Problem[] = [];
    const data = applyShape(ready.fieldsFor(values), ready.typename, gathered.data, problems);
    if (problems.length === 0) return { data, worded: gathered.errors, raw: [] };
    return { data, worded: [...gathered.errors, ...worded(problems, gathered.errors, context, log)], raw: [] };
  };
}

/** Where Apollo's executor found something wrong; it tells errors, beside the result. */
function pathsOf(completion: unknown): Problem[] {
  if (!Array.isArray(completion)) return [];
  return completion.flatMap((error) => (error instanceof GraphQLError && error.path ? [error.path] : []));
}

/** Errors for what is wrong in the result and no subgraph has said why. */
function worded(
  problems: readonly Problem[],
  told: readonly GraphQLFormattedError[],
  { caller }: GatewayContext,
  log: Log,
): GraphQLFormattedError[] {
  const untold = problems.filter((problem) => !told.some(({ path }) => path && isOnTheWay(path, problem)));
  if (untold.length === 0) return [];
  wrong.inc(untold.length);
  log.warn({ paths: untold.slice(0, mostProblems).map((path) => path.join('.')) }, 'a subgraph said something wrong');
  return untold.slice(0, mostProblems).map((path) => ({
    message: partUnavailable[caller.identity.locale],
    path,
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  }));
}

/** Whether one of the paths leads to the other. */
function isOnTheWay(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
