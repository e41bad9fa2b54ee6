import type { Encodable, EncodableDocument } from '../bson/encode.ts';
import { maxDocumentBytes } from '../bson/validate.ts';
import type { BsonValue } from '../bson/value.ts';
import type { Found } from '../query/find-rows.ts';

/** The answer to a command of which no `batchSize` was said. */
export const defaultBatchSize = 101;

/** A query that is answered in batches; it finds the documents of a batch when the batch is asked for. */
export class Cursor {
  readonly id: bigint;
  readonly namespace: string;
  /** Milliseconds since 1970 of the last batch. */
  usedAt = Date.now();
  readonly #source: Found<BsonValue>;
  /** Found, but did not fit into the last batch. */
  #ahead: BsonValue | undefined;
  #isExhausted = false;

  constructor(id: bigint, namespace: string, source: Found<BsonValue>) {
    this.id = id;
    this.namespace = namespace;
    this.#source = source;
  }

  #next(): BsonValue | undefined {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead !== undefined) return ahead;
    const step = this.#source.found.next();
    return step.done === true ? undefined : step.value;
  }

  /** Up to `count` documents, fewer when they would not fit into one answer. */
  take(count: number): BsonValue[] {
    const batch: BsonValue[] = [];
    let bytes = 0;
    try {
      while (batch.length < count) {
        const document = this.#next();
        if (document === undefined) {
          this.#isExhausted = true;
          break;
        }
        bytes += document.end - document.start;
        if (batch.length > 0 && bytes > maxDocumentBytes) {
          this.#ahead = document;
          break;
        }
        batch.push(document);
      }
      return batch;
    } finally {
      this.#source.pause();
      this.usedAt = Date.now();
    }
  }

  get isExhausted(): boolean {
    return this.#isExhausted;
  }
}

/** The `cursor` part of an answer; an id of 0 says that there is no more. */
export function cursorReply(
  id: bigint,
  namespace: string,
  name: 'firstBatch' | 'nextBatch',
  batch: readonly Encodable[],
): EncodableDocument {
  return { cursor: { [name]: batch, id, ns: namespace }, ok: 1.0 };
}
