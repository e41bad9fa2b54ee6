import { deserialize, type Document, serialize } from 'bson';
import { type BsonValue, documentOf, fieldNamed } from '../src/bson/value.ts';

/** A document as a client would send it. */
export const document = (content: Document): BsonValue => documentOf(serialize(content));

/** One value as a client would send it. */
export function value(content: unknown): BsonValue {
  const found = fieldNamed(document({ content }), 'content');
  if (found === undefined) throw new Error('the value was not serialised');
  return found;
}

/** A document as a client would read it. */
export const plain = (content: BsonValue): Record<string, unknown> => deserialize(content.raw);

/** The code of the error that is thrown, or undefined when none is. */
export function codeOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  }
}
