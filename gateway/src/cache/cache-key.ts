import { hash } from 'node:crypto';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import type { Locale } from '@alexandrite/contracts/locale';
import type { Question } from '../graph/documents/question.ts';
import { canonicalJson } from './canonical-json.ts';

/** Under what an answer is stored. */
export interface CacheKey {
  /** Of operation, variables and language. */
  readonly id: string;
  /** Of the operation's text alone: whether its answers are for everybody is learned by it. */
  readonly operation: string;
}

/** Whose answers these are. There is one audience: what not everybody may see is not stored. */
const audience = 'public';

/** Changes with the form of what is stored, so that gateways of two releases can run side by side. */
const form = 2;

/**
 * The key of a query's answer; null for one whose variables are not worth a key. It does not matter whether the query
 * came as text or by its hash, by GET or by POST, nor what was sent with it that it does not ask for.
 * @param schemaId names the schema that it is asked of
 */
export function cacheKey(
  { hash: operation, name, values }: Question,
  locale: Locale,
  schemaId: string,
): CacheKey | null {
  const given = canonicalJson(values, operationBounds.keyedVariables.limit);
  if (given === null) return null;
  const parts = [form, audience, schemaId, locale, operation, name ?? '', given];
  return { id: hash('sha256', parts.join('\n'), 'base64url'), operation };
}
