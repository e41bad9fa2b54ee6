import type { EncodableDocument } from '../bson/encode.ts';
import { CommandError } from '../errors.ts';

/**
 * Does the statements of a write one after another; those that fail are told in the answer, the others stay done.
 * @param isOrdered whether the first failure ends it
 */
export function eachStatement<T>(
  statements: readonly T[],
  isOrdered: boolean,
  perform: (statement: T, index: number) => void,
): EncodableDocument[] {
  const errors: EncodableDocument[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      perform(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (isOrdered) break;
    }
  }
  return errors;
}

/** The part of an answer that tells of failures; absent when there are none. */
export const writeErrors = (errors: readonly EncodableDocument[]): EncodableDocument =>
  errors.length === 0 ? {} : { writeErrors: errors };
