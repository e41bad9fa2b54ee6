import { chooseOperation, RefusedOperationError } from '../graph/documents/choose-operation.ts';
import { RejectedDocumentError } from '../graph/documents/documents.ts';
import type { Graph } from '../graph/graph.ts';
import { subjectOf } from '../graph/introspect.ts';
import type { Operation } from '../http/reading/operation.ts';

/** Whether an operation asks for nothing but the schema, as tools do before anybody has signed in. */
export function asksForTheSchemaOnly(graph: Pick<Graph, 'prepare'>, { text, hash, operationName }: Operation): boolean {
  // By its hash alone nobody asks for it.
  if (!text?.includes('__')) return false;
  try {
    const prepared = graph.prepare(hash, text);
    return subjectOf(prepared.document, chooseOperation(prepared, operationName, false)) === 'schema';
  } catch (fault) {
    if (fault instanceof RejectedDocumentError || fault instanceof RefusedOperationError) return false;
    throw fault;
  }
}
