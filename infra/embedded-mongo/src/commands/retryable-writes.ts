import { encodeDocument, type EncodableDocument } from '../bson/encode.ts';
import { numberOf } from '../bson/scalars.ts';
import { documentOf, fieldNamed, fieldsOf } from '../bson/value.ts';
import { CommandError } from '../errors.ts';
import { blobOf, type DatabaseFile, integerOf } from '../storage/database-file.ts';
import type { Command } from './command.ts';

/** As long as drivers keep a session that they do not use (`logicalSessionTimeoutMinutes`), in milliseconds. */
const sessionLifeMs = 30 * 60_000;

/** Identifies a write that a client may send again because it did not get the answer. */
interface WriteIdentity {
  readonly session: Buffer;
  readonly transactionNumber: number;
  /** Number of the first statement of the command within the transaction number; mostly 0. */
  readonly statement: number;
}

function identityOf(command: Command): WriteIdentity | undefined {
  const transactionNumber = command.number('txnNumber');
  const session = command.object('lsid');
  const id = session === undefined ? undefined : fieldNamed(session, 'id');
  if (transactionNumber === undefined) return undefined;
  if (id === undefined)
    throw new CommandError(72, 'InvalidOptions', 'Transaction number requires a session ID to also be specified');
  const [first] = command.array('stmtIds') ?? [];
  const statement = command.number('stmtId') ?? (first === undefined ? undefined : numberOf(first)) ?? 0;
  return { session: id.raw, transactionNumber, statement };
}

/**
 * Runs a write, or answers what it was answered before when the client sends it again. The answer is kept in the same
 * transaction as the write itself, so that not even a crash in between can make a write happen twice.
 * @throws CommandError 225 when the session has moved on to a later write
 */
export function onlyOnce(file: DatabaseFile, command: Command, write: () => EncodableDocument): EncodableDocument {
  const identity = identityOf(command);
  if (identity === undefined) return write();
  const { session, transactionNumber, statement } = identity;
  const latest = file.first(
    'SELECT max(transaction_number) AS latest, count(*) AS known FROM retryable_writes WHERE session = ?',
    session,
  );
  if (latest !== undefined && integerOf(latest, 'known') > 0) {
    const known = integerOf(latest, 'latest');
    if (known > transactionNumber) {
      const message = `Retryable write with txnNumber ${transactionNumber} is prohibited because a newer one with txnNumber ${known} has already started on this session.`;
      throw new CommandError(225, 'TransactionTooOld', message);
    }
    if (known < transactionNumber) forgetSession(file, session);
    else {
      const sql = 'SELECT reply FROM retryable_writes WHERE session = ? AND statement = ?';
      const before = file.first(sql, session, statement);
      if (before !== undefined) return Object.fromEntries(fieldsOf(documentOf(blobOf(before, 'reply'))));
    }
  }
  const reply = write();
  file.run(
    'INSERT INTO retryable_writes (session, statement, transaction_number, reply, at) VALUES (?, ?, ?, ?, ?)',
    session,
    statement,
    transactionNumber,
    encodeDocument(reply),
    Date.now(),
  );
  return reply;
}

export function forgetSession(file: DatabaseFile, session: Buffer): void {
  file.run('DELETE FROM retryable_writes WHERE session = ?', session);
}

/** Forgets the answers of sessions that no client can use any more. */
export function forgetOldSessions(file: DatabaseFile, now: number): void {
  file.run('DELETE FROM retryable_writes WHERE at < ?', now - sessionLifeMs);
}
