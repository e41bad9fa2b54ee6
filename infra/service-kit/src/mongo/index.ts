import mongoose from 'mongoose';
import { type Log, warnSeldom } from '../log/index.ts';
import { counter } from '../metrics/index.ts';

export { isDuplicateKey } from './duplicate-key.ts';

/**
 * Connects to a service's own database. The driver reconnects by itself; the first connection is tried until the
 * database answers, so that services may be started in any order.
 */
export async function connectMongo(url: string, log: Log): Promise<mongoose.Connection> {
  for (;;) {
    const connection = mongoose.createConnection(url, {
      serverSelectionTimeoutMS: 5_000,
      // Acknowledged means: on the disk of a majority. Nothing that was answered may be lost.
      writeConcern: { w: 'majority', journal: true },
      autoIndex: false,
      autoCreate: false,
      monitorCommands: true,
    });
    let closing = false;
    connection.on('disconnecting', () => {
      closing = true;
    });
    connection.on('disconnected', () => {
      if (!closing) warnSeldom(log, {}, 'database connection lost');
    });
    connection.on('error', (fault: Error) => {
      warnSeldom(log, { reason: fault.message }, 'database connection failed');
    });
    try {
      await connection.asPromise();
      countCommands(connection);
      return connection;
    } catch (fault) {
      await connection.destroy().catch(() => undefined);
      if (!(fault instanceof mongoose.Error.MongooseServerSelectionError)) throw fault;
      warnSeldom(log, { reason: fault.message }, 'database does not answer, trying again');
    }
  }
}

const commands = counter('mongo_commands_total', 'Commands sent to the database.', ['command']);

/** Counts what is asked of the database; the relay's looking for undelivered outboxes apart from what requests cost. */
function countCommands(connection: mongoose.Connection): void {
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    const sweep = commandName === 'find' && 'outbox.id' in (command['filter'] ?? {});
    commands.inc({ command: sweep ? 'outbox sweep' : commandName });
  });
}

/** Creates the collections and indexes of all models of a connection. Safe to repeat. */
export async function createIndexes(connection: mongoose.Connection): Promise<void> {
  for (const model of Object.values(connection.models)) await model.createIndexes();
}

/** Resolves when the database answers. */
export async function pingMongo(connection: mongoose.Connection): Promise<void> {
  await connection.db?.command({ ping: 1 });
}
