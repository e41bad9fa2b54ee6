import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

export type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';

/**
 * An operation as `npm run generate` writes it: its text, carrying the types of its result and variables.
 * `length` keeps syntax trees out: those would have to be printed first, and the printer is large.
 */
export type TypedDocument<TResult, TVariables> = DocumentTypeDecoration<TResult, TVariables> & {
  readonly length: number;
  toString(): string;
};

/** Name of the operation, for logs and error messages; `anonymous` when it has none. */
export function operationName(document: { toString(): string }): string {
  return /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(document.toString())?.[1] ?? 'anonymous';
}
