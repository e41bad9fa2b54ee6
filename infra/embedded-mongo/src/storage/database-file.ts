import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { schema, schemaVersion } from './schema.ts';
import { busy, sqliteCode } from './sqlite-errors.ts';

export type SqlRow = Record<string, SQLOutputValue>;

/** How long to wait for a server that is just closing the file, in milliseconds. */
const lockPatienceMs = 1_000;

/** The SQLite file: its pragmas, its one transaction at a time and its prepared statements. */
export class DatabaseFile {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @throws Error with a message for people when the file is in use or is none of ours. */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
    this.#database = new DatabaseSync(file, { timeout: lockPatienceMs });
    try {
      // An exclusive lock for as long as the process lives: a second server on the file cannot start, kill -9 frees it.
      this.#database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      this.#database.exec('PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000'); // 64 MiB; 16 MiB of pages
      this.#database.exec('BEGIN IMMEDIATE');
      this.#prepareSchema(file);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.close();
      if (sqliteCode(error) === busy) {
        throw new Error(`${file} is in use by another process; stop the other server or choose another --file`, {
          cause: error,
        });
      }
      throw error;
    }
  }

  #prepareSchema(file: string): void {
    const version = this.#database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version === schemaVersion) return;
    const tables = this.#database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'];
    if (version !== 0 || tables !== 0) {
      throw new Error(`${file} was not written by this version of the embedded database; choose another --file`);
    }
    this.#database.exec(`${schema}; PRAGMA user_version = ${schemaVersion}`);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs a statement that changes rows; the answer is the number of the row it inserted, if it did. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).lastInsertRowid);
  }

  first(sql: string, ...values: SQLInputValue[]): SqlRow | undefined {
    return this.#statement(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): SqlRow[] {
    return this.#statement(sql).all(...values);
  }

  /** Rows one by one. An iteration has to end before the same statement is used again. */
  iterate(sql: string, ...values: SQLInputValue[]): Iterator<SqlRow> {
    return this.#statement(sql).iterate(...values);
  }

  /** Changes tables; statements prepared for tables that went are forgotten. */
  define(sql: string): void {
    this.#statements.clear();
    this.#database.exec(sql);
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE');
  }

  /** Returns when the changes are on the disk. */
  commit(): void {
    this.#database.exec('COMMIT');
  }

  rollBack(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  savepoint(): void {
    this.#statement('SAVEPOINT command').run();
  }

  release(): void {
    this.#statement('RELEASE command').run();
  }

  rollBackToSavepoint(): void {
    this.#database.exec('ROLLBACK TO command; RELEASE command');
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** A column that the schema says is a blob. */
export function blobOf(row: SqlRow, column: string): Buffer {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`the column ${column} holds no bytes`);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** A column that the schema says is an integer. */
export function integerOf(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`the column ${column} holds no integer`);
  return value;
}

/** A column that the schema says is text. */
export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`the column ${column} holds no text`);
  return value;
}
