import { storedAnswers, storedBytes } from './cache-metrics.ts';
import { SegmentedCache } from './segmented-cache.ts';
import { sizeOf, type StoredAnswer } from './stored-answer.ts';

/** Keys that are noted as used between two times that they are told of. */
const mostNoted = 500;

/** Answers in this process: those used last, as many as fit. What came once pushes out nothing that was used again. */
export class LocalAnswers {
  readonly #answers: SegmentedCache<StoredAnswer>;
  /** Keys of the answers that are made of a tag. */
  readonly #byTag = new Map<string, Set<string>>();
  readonly #used = new Set<string>();

  /** @param maxBytes of all of them; an answer that takes more than a quarter of it is not kept */
  constructor(maxBytes: number) {
    this.#answers = new SegmentedCache({
      maxSize: maxBytes,
      sizeOf,
      onGone: (answer, key) => {
        this.#untag(answer, key);
      },
    });
  }

  get(key: string): StoredAnswer | undefined {
    const found = this.#answers.get(key);
    if (found && this.#used.size < mostNoted) this.#used.add(key);
    return found;
  }

  set(key: string, answer: StoredAnswer): void {
    this.#answers.set(key, answer);
    if (this.#answers.peek(key) !== answer) return;
    for (const tag of answer.tags) {
      const keys = this.#byTag.get(tag) ?? new Set();
      this.#byTag.set(tag, keys.add(key));
    }
  }

  /** Keys of answers that were used since this was asked last; some of them when there are many. */
  takeUsed(): string[] {
    const used = [...this.#used];
    this.#used.clear();
    return used;
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
