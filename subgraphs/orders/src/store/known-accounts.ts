import { putIfNewer, type ReadModelRecord } from '@alexandrite/service-kit/read-models';
import { type Connection, Schema } from 'mongoose';

interface KnownAccount {
  readonly accountId: string;
  /** Left out by earlier releases. */
  readonly deleted?: boolean;
}

export function openKnownAccounts(connection: Connection) {
  const model = connection.model<KnownAccount & ReadModelRecord>(
    'KnownAccount',
    new Schema<KnownAccount & ReadModelRecord>(
      { _id: String, revision: Number, accountId: String, deleted: Boolean },
      { versionKey: false, strict: 'throw' },
    ),
    'known_accounts',
  );
  return {
    /** Keeps what an event of this revision says, unless something newer is known. */
    async put(accountId: string, revision: number): Promise<void> {
      await putIfNewer(model, accountId, revision, { accountId, deleted: false });
    },
    /** Keeps that an account is gone: the news that it was opened may come later than this. */
    async putDeleted(accountId: string, revision: number): Promise<void> {
      await putIfNewer(model, accountId, revision, { accountId, deleted: true });
    },
    /** Whether the shop has told us of this account, and not that it is gone. */
    async isKnown(accountId: string): Promise<boolean> {
      return (await model.exists({ _id: accountId, deleted: { $ne: true } })) !== null;
    },
  };
}
