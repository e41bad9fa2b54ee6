import { hash } from 'node:crypto';
import type { Locale } from '@alexandrite/contracts/locale';
import type { Operation } from '../http/operation.ts';
import { canonicalJson } from './canonical-json.ts';

/** Under what an answer is stored. */
export interface CacheKey {
  /** Of operation, variables and language. */
  readonly id: string;
  /** Of the operation's text alone: whether its answers are for everybody is learned by it. */
  readonly operation: string;
}

/** What of an operation makes its answer. */
type Asked = Pick<Operation, 'text' | 'hash' | 'operationName' | 'variables'>;

/** Whose answers these are. There is one audience: what not everybody may see is not stored. */
const audience = 'public';

/** Changes with the form of what is stored, so that gateways of two releases can run side by side. */
const form = 1;

/** Begins an operation that is no query; a query that merely says the word is computed each time. */
const writes = /\b(?:mutation|subscription)\b/;

/**
 * The key of an operation's answer; null for one that is no query, or whose variables are not worth a key. It does not
 * matter whether the operation came as text or by its hash, by GET or by POST.
 * @param schemaId names the schema that it is asked of
 */
export function cacheKey(
  { text, hash: operation, operationName, variables }: Asked,
  locale: Locale,
  schemaId: string,
): CacheKey | null {
  if (text !== null && writes.test(text)) return null;
  const given = canonicalJson(variables);
  if (given === null) return null;
  // A name may hold anything: as JSON it cannot be taken for a part of its neighbour.
  const parts = [form, audience, schemaId, locale, operation, JSON.stringify(operationName ?? null), given];
  return { id: hash('sha256', parts.join('\n'), 'base64url'), operation };
}
