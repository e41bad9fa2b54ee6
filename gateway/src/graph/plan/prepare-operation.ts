import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, visit } from 'graphql';
import { type PreparedResult, prepareResult } from '../shape/prepare-result.ts';
import { prepareSteps, type Step, UnusualPlanError } from './steps.ts';

/** An operation, ready to be carried out again and again. */
export interface PreparedOperation extends PreparedResult {
  readonly steps: Step | null;
}

/**
 * Prepares an operation from its plan.
 * @param schemas the whole, over which it was planned, and what of it may be told
 * @throws UnusualPlanError for one that is left to Apollo's own executor
 */
export function prepareOperation(
  plan: QueryPlan,
  { schema, shown }: { readonly schema: GraphQLSchema; readonly shown: GraphQLSchema },
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedOperation {
  refuseSchemaFields(document);
  return { steps: prepareSteps(plan, schema), ...prepareResult(shown, document, operation) };
}

/** The schema itself is asked of Apollo. */
function refuseSchemaFields(document: DocumentNode): void {
  visit(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') throw new UnusualPlanError(name.value);
    },
  });
}
