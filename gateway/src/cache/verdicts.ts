import { LRUCache } from 'lru-cache';
import type { CacheKey } from './cache-key.ts';

/** Operations remembered. */
const remembered = 20_000;

/** How long what was learned holds, in milliseconds: a subgraph may be released with other hints. */
const holdsForMs = 60_000;

/**
 * What was learned of operations: whether everybody may see their answers. A private one is not looked up, waits for
 * nobody, and costs nothing more than this memory. With other variables the same text may be public (`@include`), so a
 * text that was public once is judged by its variables too.
 */
export class Verdicts {
  readonly #operations = new LRUCache<string, 'public' | 'private'>({ max: remembered, ttl: holdsForMs });
  readonly #privateKeys = new LRUCache<string, true>({ max: remembered, ttl: holdsForMs });

  isPrivate({ id, operation }: CacheKey): boolean {
    return this.#operations.get(operation) === 'private' || this.#privateKeys.has(id);
  }

  learn({ id, operation }: CacheKey, isPublic: boolean): void {
    if (isPublic) {
      this.#privateKeys.delete(id);
      this.#operations.set(operation, 'public');
    } else {
      this.#privateKeys.set(id, true);
      if (this.#operations.get(operation) !== 'public') this.#operations.set(operation, 'private');
    }
  }
}
