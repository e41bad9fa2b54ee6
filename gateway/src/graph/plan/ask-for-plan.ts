import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { GatewayExecutor, GatewaySchemaHash } from '@apollo/server-gateway-interface';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Log } from '@alexandrite/service-kit/log';
import type { PreparedDocument } from '../documents/documents.ts';

/** An operation for Apollo's executor. */
export interface ForApollo {
  readonly schema: GraphQLSchema;
  readonly prepared: PreparedDocument;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
  readonly context: object;
  readonly log: Log;
}

/** An operation in the form that Apollo's executor takes. */
export function forApollo(asked: ForApollo): Parameters<GatewayExecutor>[0] {
  const { schema, prepared, operation, variables, context, log } = asked;
  const operationName = operation.name?.value;
  return {
    request: { query: prepared.text, variables, ...(operationName === undefined ? {} : { operationName }) },
    logger: log,
    schema,
    context,
    queryHash: prepared.hash,
    document: prepared.document,
    source: prepared.text,
    operationName: operationName ?? null,
    operation,
    metrics: {},
    // What the executor does not read, and its type demands.
    schemaHash: '' as GatewaySchemaHash,
    cache: noCache,
    overallCachePolicy: undefined,
  };
}

const noCache = { get: async () => undefined, set: async () => undefined, delete: async () => undefined };

/** Stands in for a context where only the plan is wanted. */
class PlanWanted {
  plan: QueryPlan | undefined;
}

/** Ends Apollo's executor when the plan is made. */
class PlanMade extends Error {}

/** For the gateway's configuration: tells the plan to those who want nothing else. */
export const tellPlan: Experimental_DidResolveQueryPlanCallback = ({ queryPlan, requestContext: { context } }) => {
  if (!(context instanceof PlanWanted)) return;
  context.plan = queryPlan;
  throw new PlanMade();
};

/**
 * Has an operation planned, without asking any subgraph. The planner is Apollo's own and private to its gateway, which
 * tells a plan when it is about to be carried out.
 * @param asked an operation whose variables fit
 */
export async function askForPlan(execute: GatewayExecutor, asked: Omit<ForApollo, 'context'>): Promise<QueryPlan> {
  const wanted = new PlanWanted();
  try {
    await execute(forApollo({ ...asked, context: wanted }));
  } catch (fault) {
    if (!(fault instanceof PlanMade)) throw fault;
  }
  if (!wanted.plan) throw new Error('the gateway made no plan');
  return wanted.plan;
}
