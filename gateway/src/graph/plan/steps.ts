import type { GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { isInherited } from './inherited.ts';
import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';

/** What is done to answer an operation: a query plan, with all that can be known before the first question. */
export type Step =
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'flatten'; readonly path: readonly string[]; readonly step: Step }
  | ConditionStep
  | FetchStep;

export interface ConditionStep {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: Step | null;
  readonly whenFalse: Step | null;
}

/** A question to a subgraph. */
export interface FetchStep {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly query: string;
  /** The body of the question up to its variables, as JSON. */
  readonly bodyStart: string;
  /** Which of the operation's variables it needs. */
  readonly variables: readonly string[];
  /** What of an entity the subgraph has to be told; null when it is asked for fields of the root. */
  readonly requires: readonly Requirement[] | null;
}

/** A part of an entity that a subgraph has to be told. */
export type Requirement =
  | { readonly kind: 'field'; readonly name: string; readonly of: readonly Requirement[] | null }
  | { readonly kind: 'fragment'; readonly typename: string | null; readonly of: readonly Requirement[] };

/** Thrown for a plan with something in it that is left to Apollo's own executor. */
export class UnusualPlanError extends Error {
  override readonly name = 'UnusualPlanError';
}

/**
 * Prepares a query plan.
 * @returns null for a plan without questions
 * @throws UnusualPlanError
 */
export function prepareSteps({ node }: QueryPlan, schema: GraphQLSchema): Step | null {
  if (!node) return null;
  if (node.kind === 'Subscription') throw new UnusualPlanError('a subscription');
  return prepare(node, schema);
}

function prepare(node: PlanNode, schema: GraphQLSchema): Step {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((inner) => prepare(inner, schema)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((inner) => prepare(inner, schema)) };
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(named), step: prepare(node.node, schema) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? prepare(node.ifClause, schema) : null,
        whenFalse: node.elseClause ? prepare(node.elseClause, schema) : null,
      };
    case 'Fetch':
      return prepareFetch(node, schema);
    case 'Defer':
      throw new UnusualPlanError('an answer in pieces');
  }
}

function prepareFetch(node: FetchNode, schema: GraphQLSchema): FetchStep {
  const rewrites = [node.inputRewrites, node.outputRewrites, node.contextRewrites];
  if (rewrites.some((some) => some?.length)) throw new UnusualPlanError('answers that are rewritten');
  const { serviceName: subgraph, operation: query, operationName, variableUsages = [] } = node;
  const name = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return {
    kind: 'fetch',
    subgraph,
    query,
    bodyStart: `{"query":${JSON.stringify(query)},${name}"variables":`,
    variables: variableUsages,
    requires: node.requires ? node.requires.map((selection) => requirementOf(selection, schema)) : null,
  };
}

function requirementOf(selection: QueryPlanSelectionNode, schema: GraphQLSchema): Requirement {
  const of = selection.selections?.map((inner) => requirementOf(inner, schema));
  if (selection.kind === 'Field') {
    return { kind: 'field', name: usual(selection.alias ?? selection.name), of: of ?? null };
  }
  const { typeCondition: typename = null } = selection;
  // Whether something is of a kind of types would have to be looked up for each entity.
  if (typename !== null && !isObjectType(schema.getType(typename))) throw new UnusualPlanError('a kind of entities');
  return { kind: 'fragment', typename, of: of ?? [] };
}

function named(step: string | number): string {
  if (typeof step === 'number') throw new UnusualPlanError('a place in a list');
  return step;
}

/** Fields of the schema, which are looked up without more care. */
function usual(name: string): string {
  if (isInherited(name)) throw new UnusualPlanError('an unusual name');
  return name;
}
