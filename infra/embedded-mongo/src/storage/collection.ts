import { encodeDocument } from '../bson/encode.ts';
import { type BsonValue, documentOf, findField } from '../bson/value.ts';
import { maxDocumentBytes } from '../bson/validate.ts';
import { CommandError } from '../errors.ts';
import { orderKey } from '../order/order-key.ts';
import { blobOf, type DatabaseFile, integerOf } from './database-file.ts';
import { sqliteCode, uniqueViolation } from './sqlite-errors.ts';
import { duplicateKey } from './duplicate-key.ts';
import { IndexDefinition } from './index-definition.ts';
import type { Entry } from './index-entries.ts';
import { createEntriesTable, documentsTable, entriesTable } from './schema.ts';

/** A stored document and the number of its row. */
export interface Row {
  readonly number: number;
  readonly document: BsonValue;
}

const idName = Buffer.from('_id');
const idIndexSpecification = encodeDocument({ v: 2, key: { _id: 1 }, name: '_id_' });

/** The `_id` of a document that is stored or about to be. */
export function idOf(document: BsonValue): BsonValue {
  const id = findField(document, idName);
  if (id === undefined) throw new Error('a document to be stored has no _id');
  return id;
}

/** The documents of one collection and the entries of its indexes. Every call changes both or, failing, neither. */
export class Collection {
  readonly number: number;
  readonly namespace: string;
  readonly file: DatabaseFile;
  /** The index on `_id`, whose keys stand in the table of the documents. */
  readonly idIndex = new IndexDefinition(0, idIndexSpecification, []);
  readonly indexes: IndexDefinition[] = [];
  readonly #table: string;

  constructor(file: DatabaseFile, number: number, namespace: string) {
    this.file = file;
    this.number = number;
    this.namespace = namespace;
    this.#table = documentsTable(number);
  }

  /** @throws CommandError 11000 when the `_id` or a key of a unique index is taken. */
  insert(document: BsonValue): void {
    assertSize(document);
    const keys = this.indexes.map((index) => ({ index, ...index.entriesOf(document) }));
    const row = this.#insertBody(document);
    try {
      for (const { index, entries } of keys) this.#assertFree(index, entries, row);
    } catch (error) {
      this.file.run(`DELETE FROM ${this.#table} WHERE row = ?`, row);
      throw error;
    }
    for (const { index, entries, arrayPaths } of keys) {
      this.#rememberArrays(index, arrayPaths);
      this.#addEntries(index, entries, row);
    }
  }

  #insertBody(document: BsonValue): number {
    const id = idOf(document);
    try {
      return this.file.run(`INSERT INTO ${this.#table} (id, body) VALUES (?, ?)`, orderKey(id), document.raw);
    } catch (error) {
      if (sqliteCode(error) === uniqueViolation) throw duplicateKey(this.namespace, this.idIndex, [id]);
      throw error;
    }
  }

  /** Puts another version of the document, with the same `_id`, in its place. @throws CommandError 11000 */
  replace(row: Row, document: BsonValue): void {
    assertSize(document);
    const changes = this.indexes.map((index) => {
      const before = index.entriesOf(row.document).entries;
      const { entries, arrayPaths } = index.entriesOf(document);
      return { index, added: without(entries, before), removed: without(before, entries), arrayPaths };
    });
    for (const { index, added } of changes) this.#assertFree(index, added, row.number);
    this.file.run(`UPDATE ${this.#table} SET body = ? WHERE row = ?`, document.raw, row.number);
    for (const { index, added, removed, arrayPaths } of changes) {
      this.#rememberArrays(index, arrayPaths);
      this.#removeEntries(index, removed, row.number);
      this.#addEntries(index, added, row.number);
    }
  }

  remove(row: Row): void {
    for (const index of this.indexes) this.#removeEntries(index, index.entriesOf(row.document).entries, row.number);
    this.file.run(`DELETE FROM ${this.#table} WHERE row = ?`, row.number);
  }

  /** The current version of a row, or undefined when it has gone. */
  read(row: number): Row | undefined {
    const found = this.file.first(`SELECT body FROM ${this.#table} WHERE row = ?`, row);
    return found === undefined ? undefined : { number: row, document: documentOf(blobOf(found, 'body')) };
  }

  count(): number {
    const counted = this.file.first(`SELECT count(*) AS documents FROM ${this.#table}`);
    return counted === undefined ? 0 : integerOf(counted, 'documents');
  }

  /** Fills a new index from the documents that are there. @throws CommandError 11000, leaving no trace of the index. */
  buildIndex(index: IndexDefinition): void {
    this.file.define(createEntriesTable(index.number));
    try {
      for (const found of this.file.all(`SELECT row FROM ${this.#table}`)) {
        const row = this.read(integerOf(found, 'row'));
        if (row === undefined) continue;
        const { entries, arrayPaths } = index.entriesOf(row.document);
        this.#assertFree(index, entries, row.number);
        this.#rememberArrays(index, arrayPaths);
        this.#addEntries(index, entries, row.number);
      }
    } catch (error) {
      this.dropEntries(index);
      throw error;
    }
    this.indexes.push(index);
  }

  dropEntries(index: IndexDefinition): void {
    this.file.define(`DROP TABLE ${entriesTable(index.number)}`);
  }

  #assertFree(index: IndexDefinition, entries: readonly Entry[], row: number): void {
    if (!index.unique) return;
    const sql = `SELECT row FROM ${entriesTable(index.number)} WHERE key = ? AND row <> ? LIMIT 1`;
    for (const { key, values } of entries) {
      if (this.file.first(sql, key, row) !== undefined) throw duplicateKey(this.namespace, index, values);
    }
  }

  #addEntries(index: IndexDefinition, entries: readonly Entry[], row: number): void {
    const sql = `INSERT INTO ${entriesTable(index.number)} (key, row) VALUES (?, ?)`;
    for (const { key } of entries) this.file.run(sql, key, row);
  }

  #removeEntries(index: IndexDefinition, entries: readonly Entry[], row: number): void {
    const sql = `DELETE FROM ${entriesTable(index.number)} WHERE key = ? AND row = ?`;
    for (const { key } of entries) this.file.run(sql, key, row);
  }

  #rememberArrays(index: IndexDefinition, arrayPaths: readonly string[]): void {
    if (arrayPaths.every((path) => index.arrayPaths.has(path))) return;
    for (const path of arrayPaths) index.arrayPaths.add(path);
    const known = JSON.stringify([...index.arrayPaths]);
    this.file.run('UPDATE indexes SET array_paths = ? WHERE number = ?', known, index.number);
  }
}

function without(entries: readonly Entry[], others: readonly Entry[]): Entry[] {
  return entries.filter(({ key }) => !others.some((other) => other.key.equals(key)));
}

function assertSize(document: BsonValue): void {
  const size = document.end - document.start;
  if (size <= maxDocumentBytes) return;
  throw new CommandError(10334, 'BSONObjectTooLarge', `a document of ${size} bytes exceeds the limit of 16 MiB`);
}
