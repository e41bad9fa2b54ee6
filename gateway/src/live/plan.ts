import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { invalid } from './invalid.ts';
import { type StandInQuery, writeStandIn } from './rewrite.ts';
import { rootField } from './root-fields.ts';
import { type Arguments, type LiveSource, liveSources } from './sources.ts';

/** The longest subscription, in tokens. */
const longestTokens = 2_000;

/** An id that nothing has: asking about it tells whether one may ask at all. */
export const nobody = 'none';

/** A subscription, understood: what it follows, and how each push is asked for. */
export interface LivePlan {
  readonly document: DocumentNode;
  /** The subscription's field. */
  readonly field: string;
  readonly source: LiveSource;
  /** The field's arguments. */
  readonly given: Arguments;
  /** The name of the field in what is pushed. */
  readonly key: string;
  readonly standIn: StandInQuery;
  /** The subscriber's variables that the stand-in query uses. */
  readonly variables: Arguments;
}

interface Subscribing {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Understands a subscription.
 * @returns errors as a client is told them when it cannot be followed.
 */
export function planSubscription(schema: GraphQLSchema, subscribing: Subscribing): LivePlan | readonly GraphQLError[] {
  try {
    return plan(schema, subscribing);
  } catch (fault) {
    if (fault instanceof RejectedSubscription) return fault.errors;
    if (fault instanceof GraphQLError) return [fault];
    throw fault;
  }
}

export function isPlan(planned: LivePlan | readonly GraphQLError[]): planned is LivePlan {
  return !Array.isArray(planned);
}

function plan(schema: GraphQLSchema, { query, operationName, variables }: Subscribing): LivePlan {
  const document = parseOperation(query);
  reject(problemsOf(schema, document));
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw coded(new GraphQLError('Say which operation of the document is meant.'), 'OPERATION_RESOLUTION_FAILURE');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw coded(new GraphQLError('Queries and mutations go over HTTP to the same address.'), 'BAD_REQUEST');
  }
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const root = rootField(operation, fragments);
  const field = schema.getSubscriptionType()?.getFields()[root.name.value];
  const source = liveSources[root.name.value];
  if (!field || !source) throw invalid(`${root.name.value} cannot be followed.`);
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 10 });
  reject((values.errors ?? []).map((error) => coded(error, 'BAD_USER_INPUT')));
  const given = getArgumentValues(field, root, values.coerced);
  const standIn = writeStandIn({
    schema,
    operation,
    root,
    fragments,
    field: source.field,
    argumentNames: Object.keys(source.ask(nobody, given)),
    list: source.follows === 'changes' ? source.list : undefined,
    withRevision: source.follows === 'state',
  });
  const kept = Object.entries(variables ?? {}).filter(([name]) => standIn.keptVariables.includes(name));
  return {
    document,
    field: root.name.value,
    source,
    given,
    key: root.alias?.value ?? root.name.value,
    standIn,
    variables: Object.fromEntries(kept),
  };
}

function parseOperation(query: string): DocumentNode {
  try {
    return parse(query, { maxLexicalTokens: longestTokens });
  } catch (fault) {
    throw fault instanceof GraphQLError ? coded(fault, 'GRAPHQL_PARSE_FAILED') : fault;
  }
}

/** The library throws where whether the root field is there depends on a variable, instead of answering that. */
function problemsOf(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document).map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
  } catch (fault) {
    throw fault instanceof GraphQLError ? coded(fault, 'GRAPHQL_VALIDATION_FAILED') : fault;
  }
}

/** Several errors at once. */
class RejectedSubscription extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('the subscription was rejected');
    this.errors = errors;
  }
}

function reject(errors: readonly GraphQLError[]): void {
  if (errors.length > 0) throw new RejectedSubscription(errors);
}

function coded({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, {
    ...(nodes ? { nodes } : {}),
    ...(source ? { source } : {}),
    ...(positions ? { positions } : {}),
    extensions: { code },
  });
}
