import { randomBytes } from 'node:crypto';
import type { EncodableDocument } from '../bson/encode.ts';
import type { BsonValue } from '../bson/value.ts';
import { CommandError } from '../errors.ts';
import type { Found } from '../query/find-rows.ts';
import { Cursor, cursorReply, defaultBatchSize } from './cursor.ts';

/** MongoDB's own time after which a cursor that nobody reads is closed, in milliseconds. */
const idleMs = 10 * 60_000;

/** The cursors that have more to give. */
export class OpenCursors {
  readonly #cursors = new Map<bigint, Cursor>();

  /** Answers the first batch, and keeps the cursor when there is more and the client wants it. */
  open(
    namespace: string,
    source: Found<BsonValue>,
    batchSize: number | undefined,
    isSingle = false,
  ): EncodableDocument {
    this.#closeIdle();
    const cursor = new Cursor(this.#newId(), namespace, source);
    const batch = cursor.take(batchSize ?? defaultBatchSize);
    const hasMore = !cursor.isExhausted && !isSingle;
    if (hasMore) this.#cursors.set(cursor.id, cursor);
    return cursorReply(hasMore ? cursor.id : 0n, namespace, 'firstBatch', batch);
  }

  /** @throws CommandError 43 when there is no such cursor, or none on that collection. */
  more(id: bigint, namespace: string, batchSize: number | undefined): EncodableDocument {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      const message = `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`;
      throw new CommandError(13, 'Unauthorized', message);
    }
    const batch = cursor.take(batchSize ?? Infinity);
    if (cursor.isExhausted) this.#cursors.delete(id);
    return cursorReply(cursor.isExhausted ? 0n : id, namespace, 'nextBatch', batch);
  }

  /** Whether there was such a cursor. */
  kill(id: bigint): boolean {
    return this.#cursors.delete(id);
  }

  /** When a collection or an index of it goes, what reads it can not go on. */
  killOn(namespace: string): void {
    for (const cursor of this.#cursors.values()) if (cursor.namespace === namespace) this.#cursors.delete(cursor.id);
  }

  get size(): number {
    return this.#cursors.size;
  }

  #closeIdle(): void {
    const limit = Date.now() - idleMs;
    for (const cursor of this.#cursors.values()) if (cursor.usedAt < limit) this.#cursors.delete(cursor.id);
  }

  /** Unguessable, and positive as an int64. */
  #newId(): bigint {
    return BigInt.asUintN(62, randomBytes(8).readBigUInt64LE()) + 1n;
  }
}
