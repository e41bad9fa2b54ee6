import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CachePolicy, cachePolicyOf, uncacheable } from './cache-policy.ts';

/** Documents that are remembered: a gateway asks in the same words again and again. */
const remembered = 2_000;

type RejectionCode = 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'OPERATION_RESOLUTION_FAILURE';

/** A document that cannot be run, with what is to be said of it. */
export class RejectedDocumentError extends Error {
  override readonly name = 'RejectedDocumentError';
  readonly code: RejectionCode;
  readonly errors: readonly GraphQLError[];

  constructor(code: RejectionCode, errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join('\n'));
    this.code = code;
    this.errors = errors;
  }
}

/** One operation, understood. */
export interface PreparedOperation {
  readonly definition: OperationDefinitionNode;
  /** How long its answer may be kept, as far as the schema tells. */
  policy(variables: Readonly<Record<string, unknown>>): CachePolicy;
  /** A result without `data` says that the variables do not fit. */
  run(context: object, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

/** Documents over one schema, parsed and validated once. */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new LRUCache<string, PreparedOperation>({ max: remembered });

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @throws RejectedDocumentError */
  prepare(text: string, operationName: string | null | undefined): PreparedOperation {
    const key = `${operationName ?? ''}\n${text}`;
    let known = this.#known.get(key);
    if (!known) {
      known = this.#understand(text, operationName);
      this.#known.set(key, known);
    }
    return known;
  }

  #understand(text: string, operationName: string | null | undefined): PreparedOperation {
    const schema = this.#schema;
    const document = parsed(text);
    const errors = validate(schema, document);
    if (errors.length > 0) throw new RejectedDocumentError('GRAPHQL_VALIDATION_FAILED', errors);
    const definition = getOperationAST(document, operationName);
    if (!definition) {
      const fault = new GraphQLError('Say which operation of the document is meant.');
      throw new RejectedDocumentError('OPERATION_RESOLUTION_FAILURE', [fault]);
    }
    const fragments = new Map(
      document.definitions
        .filter((part): part is FragmentDefinitionNode => part.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    return {
      definition,
      policy: (variables) => {
        // With its defaults, and nothing that the operation does not declare.
        const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
        return coerced ? cachePolicyOf(schema, definition, fragments, coerced) : uncacheable;
      },
      run: async (contextValue, variableValues) =>
        execute({ schema, document, operationName: definition.name?.value, contextValue, variableValues }),
    };
  }
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    throw new RejectedDocumentError('GRAPHQL_PARSE_FAILED', [fault]);
  }
}
