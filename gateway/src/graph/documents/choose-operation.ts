import { GraphQLError, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { PreparedDocument } from './documents.ts';

/** Thrown for an operation that cannot be run as it was asked, with how HTTP says so. */
export class RefusedOperationError extends Error {
  override readonly name = 'RefusedOperationError';
  readonly status: number;
  readonly error: GraphQLError;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.error = new GraphQLError(message, { extensions: { code } });
  }
}

/**
 * Finds the operation of a document that is meant.
 * @param isReadOnly whether it may do nothing but read
 * @throws RefusedOperationError when there is none, or it is of a kind that cannot be asked this way
 */
export function chooseOperation(
  { document }: PreparedDocument,
  name: string | undefined,
  isReadOnly: boolean,
): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [first, second] = operations;
  const isNamed = name !== undefined && name !== '';
  if (!isNamed && second) throw unresolved('Must provide operation name if query contains multiple operations.');
  const operation = isNamed ? operations.find((candidate) => candidate.name?.value === name) : first;
  if (!operation) throw unresolved(isNamed ? `Unknown operation named "${name}".` : 'Must provide an operation.');
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new RefusedOperationError(400, 'BAD_REQUEST', 'Subscriptions go over WebSocket to the same address.');
  }
  if (isReadOnly && operation.operation !== OperationTypeNode.QUERY) {
    const message = `GET requests only support query operations, not ${operation.operation} operations`;
    throw new RefusedOperationError(405, 'BAD_REQUEST', message);
  }
  return operation;
}

function unresolved(message: string): RefusedOperationError {
  return new RefusedOperationError(400, 'OPERATION_RESOLUTION_FAILURE', message);
}
