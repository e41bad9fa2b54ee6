import { stringOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, documentOf, elementsOf, fieldNamed } from '../bson/value.ts';
import { badValue, CommandError } from '../errors.ts';
import { equalValues } from '../order/compare.ts';
import type { Collection } from '../storage/collection.ts';
import type { IndexDefinition } from '../storage/index-definition.ts';
import { type Command, optionsOf } from './command.ts';
import type { Handler, Server } from './handler.ts';
import { type IndexRequest, parseIndex } from './index-specification.ts';

function collectionOf(command: Command, { catalogue }: Server): Collection {
  const collection = catalogue.find(command.database, command.collection());
  if (collection !== undefined) return collection;
  throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${command.namespace}`);
}

const sameField = (a: BsonValue, b: BsonValue, name: string): boolean => {
  const [left, right] = [fieldNamed(a, name), fieldNamed(b, name)];
  return left === undefined || right === undefined ? left === right : equalValues(left, right);
};

/** Whether the index is there already. @throws CommandError 85 or 86 when there is another in its place. */
function exists(collection: Collection, request: IndexRequest): boolean {
  const wanted = documentOf(request.specification);
  for (const index of [collection.idIndex, ...collection.indexes]) {
    const sameKey = equalValues(index.keyPattern, request.key);
    if (index.number === 0 && sameKey) return true;
    const sameFilter = sameField(index.specification, wanted, 'partialFilterExpression');
    const same =
      sameKey &&
      sameFilter &&
      ['unique', 'sparse', 'expireAfterSeconds'].every((option) => sameField(index.specification, wanted, option));
    if (index.name === request.name) {
      if (same) return true;
      const message = `An existing index has the same name as the requested index but another key or options: ${index.name}`;
      throw new CommandError(86, 'IndexKeySpecsConflict', message);
    }
    if (sameKey && sameFilter) {
      const message = `Index already exists with a different name or options: ${index.name}`;
      throw new CommandError(85, 'IndexOptionsConflict', message);
    }
  }
  return false;
}

export const createIndexes: Handler = {
  options: ['indexes', 'commitQuorum'],
  writes: true,
  run(command, { catalogue }) {
    const requests = command.documents('indexes').map(parseIndex);
    if (requests.length === 0) throw badValue('Must specify at least one index to create');
    const createdCollectionAutomatically = catalogue.find(command.database, command.collection()) === undefined;
    const collection = catalogue.ensure(command.database, command.collection());
    const numIndexesBefore = collection.indexes.length + 1;
    for (const request of requests) {
      if (!exists(collection, request)) catalogue.addIndex(collection, request.specification);
    }
    const numIndexesAfter = collection.indexes.length + 1;
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ok: 1 };
  },
};

export const listIndexes: Handler = {
  options: ['cursor'],
  writes: false,
  run(command, server) {
    const collection = collectionOf(command, server);
    const specifications = [collection.idIndex, ...collection.indexes].map(({ specification }) => specification);
    const cursor = command.object('cursor');
    if (cursor !== undefined) optionsOf('listIndexes.cursor', cursor, new Set(['batchSize']));
    const source = { found: specifications.values(), pause: () => undefined };
    return server.cursors.open(collection.namespace, source, Infinity);
  },
};

function toBeDropped(collection: Collection, wanted: BsonValue | undefined): IndexDefinition[] {
  if (wanted === undefined) throw badValue("'dropIndexes' needs an index");
  if (wanted.type === BsonType.array) return elementsOf(wanted).flatMap((one) => toBeDropped(collection, one));
  if (wanted.type === BsonType.string && stringOf(wanted) === '*') return [...collection.indexes];
  const isWanted = ({ name, keyPattern }: IndexDefinition): boolean =>
    wanted.type === BsonType.string ? name === stringOf(wanted) : equalValues(keyPattern, wanted);
  if (isWanted(collection.idIndex)) throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
  const index = collection.indexes.find(isWanted);
  if (index !== undefined) return [index];
  const name = wanted.type === BsonType.string ? stringOf(wanted) : 'that key';
  throw new CommandError(27, 'IndexNotFound', `index not found with name [${name}]`);
}

export const dropIndexes: Handler = {
  options: ['index'],
  writes: true,
  run(command, server) {
    const collection = collectionOf(command, server);
    const nIndexesWas = collection.indexes.length + 1;
    server.cursors.killOn(collection.namespace);
    for (const index of toBeDropped(collection, command.value('index'))) server.catalogue.dropIndex(collection, index);
    return { nIndexesWas, ok: 1 };
  },
};
