import { hash } from 'node:crypto';
import type { Locale } from '@alexandrite/contracts/locale';
import type { GraphQLSchema } from 'graphql';
import type { Graph } from '../graph/graph.ts';
import type { Operation } from '../http/reading/operation.ts';
import type { RawOperation } from '../http/reading/read-operation.ts';
import { type CacheKey, cacheKey } from './cache-key.ts';
import { SegmentedCache } from './segmented-cache.ts';

/** Requests whose keys are remembered, and the characters of all of them together. */
const remembered = 5_000;
const rememberedCharacters = 8_000_000;

/** The longest request, in characters, that is remembered. */
const longest = 16_000;

/** Keys of what is asked in one text; as an address and as a body it may say two things. */
type KeysOfWords = Readonly<Record<Operation['method'], Partial<Record<Locale, CacheKey>>>>;

/** Keys under the schema that the gateway has at this moment: another schema may answer the same text otherwise. */
export class CacheKeys {
  readonly #graph: Pick<Graph, 'schema' | 'schemaText' | 'questionOf'>;
  #known: { readonly schema: GraphQLSchema; readonly id: string } | undefined;
  /**
   * By the words of a request: the pages of the storefront ask in the same words again and again. By nothing but them:
   * putting a long text together to look it up takes longer than the rest of finding a kept answer.
   */
  readonly #byWords = new SegmentedCache<KeysOfWords>({
    max: remembered,
    maxSize: rememberedCharacters,
    sizeOf: (_, words) => words.length,
  });

  constructor(graph: Pick<Graph, 'schema' | 'schemaText' | 'questionOf'>) {
    this.#graph = graph;
  }

  /**
   * null for what has no stored answer; undefined while it is not known, because its document was not prepared.
   * @param understand what was asked; called when it was not asked in these words before
   * @throws Refusal for what cannot be understood
   */
  of(raw: RawOperation, locale: Locale, understand: () => Operation): CacheKey | null | undefined {
    const schemaId = this.#schemaId();
    const { method, text } = raw;
    const keys = this.#byWords.get(text);
    const known = keys?.[method][locale];
    if (known) return known;
    const question = this.#graph.questionOf(understand());
    if (!question) return question;
    const key = cacheKey(question, locale, schemaId);
    if (key && keys) keys[method][locale] = key;
    else if (key && text.length <= longest) {
      this.#byWords.set(text, { GET: {}, POST: {}, [method]: { [locale]: key } });
    }
    return key;
  }

  #schemaId(): string {
    const schema = this.#graph.schema();
    if (this.#known?.schema !== schema) {
      this.#byWords.clear();
      this.#known = { schema, id: hash('sha256', this.#graph.schemaText(), 'base64url') };
    }
    return this.#known.id;
  }
}
