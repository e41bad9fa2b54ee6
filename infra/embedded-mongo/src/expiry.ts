import { forgetOldSessions } from './commands/retryable-writes.ts';
import type { Server } from './commands/handler.ts';
import { encodeValue } from './bson/encode.ts';
import { keyAfter, invertedKey, orderKey, Rank } from './order/order-key.ts';
import type { Collection } from './storage/collection.ts';
import type { DatabaseFile } from './storage/database-file.ts';
import type { IndexDefinition } from './storage/index-definition.ts';
import { Scan } from './storage/scan.ts';

/** Documents removed in one transaction: readers and writers wait for it. */
const batch = 500;

/** Removes documents whose date in the TTL index has passed; whether there may be more. */
function removeExpired(collection: Collection, index: IndexDefinition, seconds: number, now: number): boolean {
  const from = Buffer.from([Rank.date]);
  const to = keyAfter(orderKey(encodeValue(new Date(now - seconds * 1000))));
  const descending = index.fields[0]?.descending === true;
  const range = descending ? { from: keyAfter(invertedKey(to)), to: keyAfter(invertedKey(from)) } : { from, to };
  const scan = new Scan(collection, { kind: 'index', index, ranges: [range], backwards: false, sorted: false });
  const rows = [...scan.rows().take(batch)];
  scan.pause();
  for (const row of rows) collection.remove(row);
  return rows.length === batch;
}

function inTransaction<T>(file: DatabaseFile, work: () => T): T {
  file.begin();
  try {
    const result = work();
    file.commit();
    return result;
  } catch (error) {
    file.rollBack();
    throw error;
  }
}

/** One sweep over all TTL indexes. Expired sessions of retryable writes go with it. */
export function sweepExpired({ file, catalogue }: Server, now: number): void {
  inTransaction(file, () => forgetOldSessions(file, now));
  for (const collection of catalogue.all()) {
    for (const index of collection.indexes) {
      const seconds = index.expireAfterSeconds;
      if (seconds === undefined) continue;
      while (inTransaction(file, () => removeExpired(collection, index, seconds, now)));
    }
  }
}
