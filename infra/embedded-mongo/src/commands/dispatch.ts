import type { EncodableDocument } from '../bson/encode.ts';
import { CommandError } from '../errors.ts';
import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import type { Command } from './command.ts';
import { getMore, killCursors } from './cursors.ts';
import { deleteCommand } from './delete.ts';
import { distinct } from './distinct.ts';
import { endSessions } from './end-sessions.ts';
import { findAndModify } from './find-and-modify.ts';
import { count, find } from './find.ts';
import type { Handler, Origin, Server } from './handler.ts';
import { buildInfo, hello, ping, serverStatus } from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { onlyOnce } from './retryable-writes.ts';
import { update } from './update.ts';

/** Every command there is, by the names that drivers call it. */
const handlers = new Map<string, Handler>([
  ['hello', hello],
  ['isMaster', hello],
  ['ismaster', hello],
  ['ping', ping],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['serverStatus', serverStatus],
  ['endSessions', endSessions],
  ['insert', insert],
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['update', update],
  ['delete', deleteCommand],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['count', count],
  ['distinct', distinct],
  ['aggregate', aggregate],
  ['create', create],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['listCollections', listCollections],
  ['listDatabases', listDatabases],
  ['createIndexes', createIndexes],
  ['listIndexes', listIndexes],
  ['dropIndexes', dropIndexes],
]);

/** Fields that any command may have. Read and write concerns are met by nature: there is one server, and it syncs. */
const commonOptions = [
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'txnNumber',
  'stmtId',
  'stmtIds',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
];

const knownOptions = new Map(
  [...handlers].map(([name, handler]) => [name, new Set([name, ...commonOptions, ...handler.options])]),
);

function refuseTransactions(command: Command): void {
  const isTransaction =
    command.value('startTransaction') !== undefined ||
    command.value('autocommit') !== undefined ||
    command.name === 'commitTransaction' ||
    command.name === 'abortTransaction';
  if (!isTransaction) return;
  const message =
    'transactions are not supported by the embedded development database; write one document at a time, as production code must';
  // Not 20, IllegalOperation: drivers take that for an old server and tell people to turn retryable writes off.
  throw new CommandError(263, 'OperationNotSupportedInTransaction', message);
}

/** @throws CommandError 59 when there is no such command here. */
export function handlerOf(command: Command): Handler {
  refuseTransactions(command);
  const handler = handlers.get(command.name);
  if (handler === undefined) {
    const message = `no such command: '${command.name}' (in the embedded development database)`;
    throw new CommandError(59, 'CommandNotFound', message);
  }
  command.refuseOthers(knownOptions.get(command.name) ?? new Set());
  return handler;
}

/** Runs a command. @throws CommandError for everything the client is to be told. */
export function runCommand(handler: Handler, command: Command, server: Server, origin: Origin): EncodableDocument {
  const run = (): EncodableDocument => handler.run(command, server, origin);
  return handler.retryable === true ? onlyOnce(server.file, command, run) : run();
}
