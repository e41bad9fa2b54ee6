import { createHash } from 'node:crypto';
import type { Log } from '@alexandrite/service-kit/log';
import { counter } from '@alexandrite/service-kit/metrics';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { DeclaredVariables } from './documents/coerce-variables.ts';
import type { PreparedDocument } from './documents/documents.ts';
import { asksAboutSchema, introspectPart, subjectOf, withoutSchemaFields } from './introspect.ts';
import { partUnavailable } from './messages.ts';
import { askForPlan, forApollo } from './plan/ask-for-plan.ts';
import { placeError, placeRawError, planAliases, type PlannedAliases } from './plan/planned-aliases.ts';
import { runSteps } from './plan/run-steps.ts';
import { type FetchStep, prepareSteps, type Step, UnusualPlanError } from './plan/steps.ts';
import { applyShape, type Problem } from './shape/apply-shape.ts';
import { type PreparedResult, prepareResult } from './shape/prepare-result.ts';
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

/** An operation as it is carried out, and how to make a result of what is answered. */
interface Planned {
  readonly prepared: PreparedDocument;
  readonly operation: OperationDefinitionNode;
  readonly aliases: PlannedAliases;
  readonly asksForSchema: boolean;
  /** null when there is nothing to ask; undefined for an operation that is left to Apollo's executor. */
  readonly steps: Step | null | undefined;
  readonly result: PreparedResult;
}

/** What was said to an operation, as it was asked. */
interface Said {
  /** null for a result without anything in it; undefined when the operation was not carried out at all. */
  readonly data: Fields | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly raw: readonly GraphQLError[];
  readonly problems: readonly Problem[];
}

/**
 * Carries out operations over one schema: planned by Apollo once, and from then on by our own executor, which does of
 * a plan what Apollo's does, without building the operation, traces and spans anew for each request. Plans with
 * something unusual in them are carried out by Apollo's. Questions about the schema are answered here: Apollo's gateway
 * knows an older form of them.
 */
export function createExecute({ schema, shown, apollo, sources, log }: Options): Execute {
  const known = new WeakMap<OperationDefinitionNode, Promise<Planned>>();

  const plan = async (
    asked: PreparedDocument,
    chosen: OperationDefinitionNode,
    variables: Fields,
  ): Promise<Planned> => {
    const asksForSchema = asksAboutSchema(asked.document);
    const graphPart = asksForSchema ? withoutSchemaFields(asked.document) : asked.document;
    const { document, aliases } = planAliases(graphPart, schema);
    const prepared = document === asked.document ? asked : documentOf(document);
    const operation = getOperationAST(document, chosen.name?.value) ?? chosen;
    const result = prepareResult(shown, asked.document, chosen, aliases);
    const planned = { prepared, operation, aliases, asksForSchema, result };
    const queryPlan = await askForPlan(apollo, { schema, prepared, operation, variables, log });
    try {
      return { ...planned, steps: prepareSteps(queryPlan, schema) };
    } catch (fault) {
      if (fault instanceof UnusualPlanError) return { ...planned, steps: undefined };
      throw fault;
    }
  };

  const bySteps = async (steps: Step | null, variables: DeclaredVariables, context: GatewayContext): Promise<Said> => {
    const ask = (step: FetchStep, chosen: Fields, entityCount: number | undefined) => {
      const source = sources.get(step.subgraph);
      if (!source) throw new Error(`The plan names the subgraph ${step.subgraph}, which nobody knows`);
      return source.ask(step, chosen, entityCount, context);
    };
    return { ...(await runSteps(steps, ask, variables)), raw: [], problems: [] };
  };

  const byApolloFrom = async (
    planned: Planned,
    { given }: DeclaredVariables,
    context: GatewayContext,
  ): Promise<Said> => {
    const { prepared, operation } = planned;
    const asked = forApollo({ schema, prepared, operation, variables: given, context, log });
    const { data, errors: raw = [], extensions } = await apollo(asked);
    return { data, errors: [], raw, problems: pathsOf(extensions?.['valueCompletion']) };
  };

  return async (prepared, operation, variables, context) => {
    const { values, given } = variables;
    // Who is shown a part of the graph asks about the schema in an operation of its own.
    if (shown !== schema) subjectOf(prepared.document, operation);
    let planning = known.get(operation);
    if (!planning) {
      planning = plan(prepared, operation, given);
      known.set(operation, planning);
      planning.catch(() => known.delete(operation));
    }
    const planned = await planning;
    const { steps, aliases, result } = planned;
    (steps === undefined ? byApollo : byOurs).inc();
    const said =
      steps === undefined ? await byApolloFrom(planned, variables, context) : await bySteps(steps, variables, context);
    const about = planned.asksForSchema ? await introspectPart(shown, prepared.document, operation, given) : {};
    const raw = [...said.raw.map((error) => placeRawError(error, aliases)), ...(about.errors ?? [])];
    if (said.data === undefined) return { worded: [], raw };
    const told = said.errors.map((error) => placeError(error, aliases));
    const problems = said.problems.map((path) => aliases.placeOf(path));
    // What cannot be left out is missing: nothing of the result is left.
    const found = said.data && planned.asksForSchema ? { ...said.data, ...about.data } : said.data;
    const data = found && applyShape(result.fieldsFor(values), result.typename, found, problems);
    return { data, worded: [...told, ...worded(problems, told, context, log)], raw };
  };
}

function documentOf(document: DocumentNode): PreparedDocument {
  const text = print(document);
  return { document, text, hash: createHash('sha256').update(text).digest('hex') };
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
