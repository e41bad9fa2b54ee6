import type { Model } from 'mongoose';
import { isDuplicateKey } from '../mongo/duplicate-key.ts';

/** What every record of another service's facts holds besides the facts. */
export interface ReadModelRecord {
  _id: string;
  /** Revision of the event it was last written from. */
  revision: number;
}

/**
 * Keeps what an event of another service said, unless something newer is known: events may come twice and late.
 * @param revision revision of the event; the same or an older one changes nothing
 */
export async function putIfNewer<Record extends ReadModelRecord>(
  model: Model<Record>,
  id: string,
  revision: number,
  facts: Omit<Record, keyof ReadModelRecord>,
): Promise<void> {
  try {
    // mongoose cannot see through a generic record; the facts are typed by the caller's model.
    await model.updateOne(
      { _id: id, revision: { $lt: revision } } as never,
      { $set: { ...facts, revision } },
      {
        upsert: true,
      },
    );
  } catch (fault) {
    // The upsert found no older record and could not insert one: the one that is there is as new or newer.
    if (!isDuplicateKey(fault)) throw fault;
  }
}
