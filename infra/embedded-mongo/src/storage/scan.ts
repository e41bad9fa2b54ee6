import { documentOf } from '../bson/value.ts';
import type { IndexPlan, KeyRange, Plan } from '../planner/plan.ts';
import type { Collection, Row } from './collection.ts';
import { blobOf, integerOf, type SqlRow } from './database-file.ts';
import { documentsTable, entriesTable } from './schema.ts';

/** Up to where a range has been read. */
interface Position {
  readonly key: Buffer | undefined;
  readonly row: number;
}

/**
 * Reads the candidates of a plan one by one. Between two commands it has to be paused: it then holds no statement open,
 * only the position of the last row, from which it goes on whatever was written in the meantime.
 */
export class Scan {
  readonly #collection: Collection;
  readonly #plan: Plan;
  #reading: Iterator<SqlRow> | undefined;

  constructor(collection: Collection, plan: Plan) {
    this.#collection = collection;
    this.#plan = plan;
  }

  /** Lets go of the file until the next row is asked for. */
  pause(): void {
    this.#reading?.return?.();
    this.#reading = undefined;
  }

  *rows(): Generator<Row> {
    const plan = this.#plan;
    if (plan.kind === 'collection') {
      yield* this.#read((position) => this.#openCollection(position));
      return;
    }
    const seen = new Set<number>();
    for (const part of plan.kind === 'union' ? plan.plans : [plan]) {
      // One document may have several keys in an index through arrays, and meet several branches of an $or.
      const mayRepeat = plan.kind === 'union' || part.index.arrayPaths.size > 0;
      for (const range of part.backwards ? part.ranges.toReversed() : part.ranges) {
        for (const row of this.#read((position) => this.#openIndex(part, range, position))) {
          if (mayRepeat) {
            if (seen.has(row.number)) continue;
            seen.add(row.number);
          }
          yield row;
        }
      }
    }
  }

  *#read(open: (position: Position | undefined) => Iterator<SqlRow>): Generator<Row> {
    let position: Position | undefined;
    for (;;) {
      const reading = open(position);
      this.#reading = reading;
      try {
        // After a pause another reading is opened behind the position.
        while (this.#reading === reading) {
          const step = reading.next();
          if (step.done === true) return;
          const number = integerOf(step.value, 'row');
          position = { row: number, key: 'key' in step.value ? blobOf(step.value, 'key') : undefined };
          yield { number, document: documentOf(blobOf(step.value, 'body')) };
        }
      } finally {
        reading.return?.(); // also when the reader of the rows has had enough
      }
    }
  }

  #openCollection(position: Position | undefined): Iterator<SqlRow> {
    const sql = `SELECT row, body FROM ${documentsTable(this.#collection.number)} WHERE row > ? ORDER BY row`;
    return this.#collection.file.iterate(sql, position?.row ?? -1);
  }

  #openIndex({ index, backwards }: IndexPlan, range: KeyRange, position: Position | undefined): Iterator<SqlRow> {
    const documents = documentsTable(this.#collection.number);
    const order = backwards ? 'DESC' : 'ASC';
    const select =
      index.number === 0
        ? `SELECT d.row AS row, d.id AS key, d.body AS body FROM ${documents} d WHERE `
        : `SELECT e.row AS row, e.key AS key, d.body AS body
           FROM ${entriesTable(index.number)} e CROSS JOIN ${documents} d ON d.row = e.row WHERE `;
    const key = index.number === 0 ? 'd.id' : 'e.key';
    const row = index.number === 0 ? 'd.row' : 'e.row';
    const tail = ` ORDER BY ${key} ${order}, ${row} ${order}`;
    const { file } = this.#collection;
    if (position?.key === undefined)
      return file.iterate(`${select}${key} >= ? AND ${key} < ?${tail}`, range.from, range.to);
    return backwards
      ? file.iterate(
          `${select}${key} >= ? AND (${key}, ${row}) < (?, ?)${tail}`,
          range.from,
          position.key,
          position.row,
        )
      : file.iterate(`${select}(${key}, ${row}) > (?, ?) AND ${key} < ?${tail}`, position.key, position.row, range.to);
  }
}
