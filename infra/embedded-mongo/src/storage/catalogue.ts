import { CommandError } from '../errors.ts';
import { Collection } from './collection.ts';
import { blobOf, type DatabaseFile, integerOf, textOf } from './database-file.ts';
import { IndexDefinition } from './index-definition.ts';
import { createDocumentsTable, documentsTable } from './schema.ts';

/** Which databases, collections and indexes there are. Held in memory, written in the transaction of each change. */
export class Catalogue {
  readonly #file: DatabaseFile;
  readonly #databases = new Map<string, Map<string, Collection>>();

  constructor(file: DatabaseFile) {
    this.#file = file;
    this.load();
  }

  /** Reads everything anew: at the start, and after a transaction that changed the catalogue was rolled back. */
  load(): void {
    this.#databases.clear();
    for (const row of this.#file.all('SELECT number, database, name FROM collections')) {
      const collection = this.#register(integerOf(row, 'number'), textOf(row, 'database'), textOf(row, 'name'));
      const indexes = 'SELECT number, specification, array_paths FROM indexes WHERE collection = ? ORDER BY number';
      for (const index of this.#file.all(indexes, collection.number)) {
        // Written by Collection.#rememberArrays, and by nobody else.
        const arrayPaths = JSON.parse(textOf(index, 'array_paths')) as string[];
        collection.indexes.push(
          new IndexDefinition(integerOf(index, 'number'), blobOf(index, 'specification'), arrayPaths),
        );
      }
    }
  }

  #register(number: number, database: string, name: string): Collection {
    const collection = new Collection(this.#file, number, `${database}.${name}`);
    const collections = this.#databases.get(database) ?? new Map<string, Collection>();
    collections.set(name, collection);
    this.#databases.set(database, collections);
    return collection;
  }

  databases(): string[] {
    return [...this.#databases.keys()].sort();
  }

  collections(database: string): [name: string, collection: Collection][] {
    return [...(this.#databases.get(database) ?? [])];
  }

  /** Every collection of every database. */
  all(): Collection[] {
    return [...this.#databases.values()].flatMap((collections) => [...collections.values()]);
  }

  find(database: string, name: string): Collection | undefined {
    return this.#databases.get(database)?.get(name);
  }

  /** The collection, created when it is not there, as MongoDB does on the first write. */
  ensure(database: string, name: string): Collection {
    return this.find(database, name) ?? this.create(database, name);
  }

  create(database: string, name: string): Collection {
    assertNames(database, name);
    const number = this.#file.run('INSERT INTO collections (database, name) VALUES (?, ?)', database, name);
    this.#file.define(createDocumentsTable(number));
    return this.#register(number, database, name);
  }

  drop(database: string, name: string): void {
    const collections = this.#databases.get(database);
    const collection = collections?.get(name);
    if (collections === undefined || collection === undefined) return;
    for (const index of [...collection.indexes]) this.dropIndex(collection, index);
    this.#file.define(`DROP TABLE ${documentsTable(collection.number)}`);
    this.#file.run('DELETE FROM collections WHERE number = ?', collection.number);
    collections.delete(name);
    if (collections.size === 0) this.#databases.delete(database);
  }

  /** @throws CommandError 11000 when the documents that are there break its uniqueness. */
  addIndex(collection: Collection, specification: Buffer): void {
    const insert = 'INSERT INTO indexes (collection, specification, array_paths) VALUES (?, ?, ?)';
    const number = this.#file.run(insert, collection.number, specification, '[]');
    try {
      collection.buildIndex(new IndexDefinition(number, specification, []));
    } catch (error) {
      this.#file.run('DELETE FROM indexes WHERE number = ?', number);
      throw error;
    }
  }

  dropIndex(collection: Collection, index: IndexDefinition): void {
    collection.dropEntries(index);
    this.#file.run('DELETE FROM indexes WHERE number = ?', index.number);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }
}

function assertNames(database: string, name: string): void {
  if (database === '' || database.length > 63 || /[/\\. "$*<>:|?\0]/.test(database)) {
    throw new CommandError(73, 'InvalidNamespace', `invalid database name: '${database}'`);
  }
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.') || name.endsWith('.')) {
    throw new CommandError(73, 'InvalidNamespace', `invalid collection name: '${name}'`);
  }
}
