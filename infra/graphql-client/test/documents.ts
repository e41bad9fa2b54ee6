import type { TypedDocument } from '../src/document.ts';

/** A document as the generator writes it: text that carries types. */
export function aDocument<TResult, TVariables = Record<string, never>>(
  text: string,
): TypedDocument<TResult, TVariables> {
  return text;
}
