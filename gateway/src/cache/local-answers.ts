import { LRUCache } from 'lru-cache';
import { storedAnswers, storedBytes } from './cache-metrics.ts';
import { sizeOf, type StoredAnswer } from './stored-answer.ts';

/** Answers in this process: those used last, as many as fit. */
export class LocalAnswers {
  readonly #answers: LRUCache<string, StoredAnswer>;
  /** Keys of the answers that are made of a tag. */
  readonly #byTag = new Map<string, Set<string>>();

  /** @param maxBytes of all of them; an answer that takes more than a quarter of it is not kept */
  constructor(maxBytes: number) {
    this.#answers = new LRUCache({
      maxSize: Math.max(1, maxBytes),
      maxEntrySize: Math.max(1, Math.floor(maxBytes / 4)),
      sizeCalculation: sizeOf,
      dispose: (answer, key) => {
        this.#untag(answer, key);
      },
    });
  }

  get(key: string): StoredAnswer | undefined {
    return this.#answers.get(key);
  }

  set(key: string, answer: StoredAnswer): void {
    this.#answers.set(key, answer);
    if (this.#answers.peek(key) !== answer) return;
    for (const tag of answer.tags) {
      const keys = this.#byTag.get(tag) ?? new Set();
      this.#byTag.set(tag, keys.add(key));
    }
  }

  /** Drops what is made of one of these. */
  purge(tags: readonly string[]): void {
    for (const tag of tags) for (const key of [...(this.#byTag.get(tag) ?? [])]) this.#answers.delete(key);
  }

  clear(): void {
    this.#answers.clear();
  }

  /** Writes down how much there is, for the metrics. */
  measure(): void {
    storedBytes.set({ layer: 'memory' }, this.#answers.calculatedSize);
    storedAnswers.set({ layer: 'memory' }, this.#answers.size);
  }

  #untag(answer: StoredAnswer, key: string): void {
    for (const tag of answer.tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }
}
