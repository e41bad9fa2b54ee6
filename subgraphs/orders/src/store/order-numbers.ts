import { type Connection, Schema } from 'mongoose';

interface CounterRecord {
  _id: string;
  last: number;
}

/** Numbers for people begin here, so that the first order does not look like the first. */
const before = 100_000;

export function openOrderNumbers(connection: Connection) {
  const model = connection.model<CounterRecord>(
    'Counter',
    new Schema<CounterRecord>({ _id: String, last: Number }, { versionKey: false }),
    'counters',
  );
  return {
    /** The next number, such as A-100001. Numbers are never given twice; one may be lost when a process dies. */
    async next(): Promise<string> {
      const counter = await model
        .findOneAndUpdate({ _id: 'order' }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
        .lean<CounterRecord>();
      return `A-${before + counter.last}`;
    },
  };
}
