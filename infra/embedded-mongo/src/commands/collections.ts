import { encodeDocument, type EncodableDocument } from '../bson/encode.ts';
import { documentOf } from '../bson/value.ts';
import { CommandError } from '../errors.ts';
import { compileCondition } from '../filter/match.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { optionsOf } from './command.ts';
import type { Handler } from './handler.ts';

export const create: Handler = {
  options: [],
  writes: true,
  run(command, { catalogue }) {
    if (catalogue.find(command.database, command.collection()) !== undefined) {
      throw new CommandError(48, 'NamespaceExists', `Collection ${command.namespace} already exists.`);
    }
    catalogue.create(command.database, command.collection());
    return { ok: 1 };
  },
};

export const drop: Handler = {
  options: [],
  writes: true,
  run(command, { catalogue, cursors }) {
    const collection = catalogue.find(command.database, command.collection());
    if (collection === undefined) return { ok: 1 };
    cursors.killOn(collection.namespace);
    const nIndexesWas = collection.indexes.length + 1;
    catalogue.drop(command.database, command.collection());
    return { nIndexesWas, ns: collection.namespace, ok: 1 };
  },
};

export const dropDatabase: Handler = {
  options: [],
  writes: true,
  run({ database }, { catalogue, cursors }) {
    const collections = catalogue.collections(database);
    for (const [name, collection] of collections) {
      cursors.killOn(collection.namespace);
      catalogue.drop(database, name);
    }
    return collections.length === 0 ? { ok: 1 } : { dropped: database, ok: 1 };
  },
};

export const listCollections: Handler = {
  options: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  writes: false,
  run(command, { catalogue, cursors }) {
    const meets = compileCondition(parseFilter(command.value('filter')));
    const isNameOnly = command.flag('nameOnly');
    const descriptions = catalogue
      .collections(command.database)
      .map(([name, collection]): EncodableDocument => ({
        name,
        type: 'collection',
        ...(isNameOnly ? {} : { options: {}, info: { readOnly: false }, idIndex: collection.idIndex.specification }),
      }))
      .map((description) => documentOf(encodeDocument(description)))
      .filter(meets);
    const cursor = command.object('cursor');
    const batchSize =
      cursor === undefined
        ? undefined
        : optionsOf('listCollections.cursor', cursor, new Set(['batchSize'])).number('batchSize');
    const source = { found: descriptions.values(), pause: () => undefined };
    return cursors.open(`${command.database}.$cmd.listCollections`, source, batchSize ?? Infinity);
  },
};

export const listDatabases: Handler = {
  options: ['filter', 'nameOnly', 'authorizedDatabases'],
  writes: false,
  run(command, { catalogue }) {
    const meets = compileCondition(parseFilter(command.value('filter')));
    const isNameOnly = command.flag('nameOnly');
    const databases = catalogue
      .databases()
      .map((name) => encodeDocument(isNameOnly ? { name } : { name, sizeOnDisk: 0, empty: false }))
      .map(documentOf)
      .filter(meets);
    return { databases, ...(isNameOnly ? {} : { totalSize: 0 }), ok: 1 };
  },
};
