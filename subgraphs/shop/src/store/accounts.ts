import { type Role, roles } from '@alexandrite/contracts/identity';
import {
  type AggregateRecord,
  aggregateSchema,
  AggregateStore,
  type Change,
} from '@alexandrite/service-kit/aggregates';
import { isDuplicateKey } from '@alexandrite/service-kit/mongo';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { Account } from '../domain/account.ts';

export function openAccounts({ mongo, clock, relay }: Platform) {
  const schema = aggregateSchema<Account>({
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    displayName: { type: String, required: true },
    roles: { type: [String], enum: roles, required: true },
    createdAt: { type: Date, required: true },
  });
  schema.index({ email: 1 }, { unique: true });
  schema.index({ roles: 1, displayName: 1 });
  const model = mongo.model<AggregateRecord & Account>('Account', schema, 'accounts');
  relay.watch(model);
  const accounts = new AggregateStore<Account>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
  });
  return {
    /** Creates an account. False, and nothing is written, when its e-mail address has one. */
    async add(account: Account, change: Change): Promise<boolean> {
      try {
        await accounts.insert(account, change);
        return true;
      } catch (fault) {
        if (isDuplicateKey(fault, 'email')) return false;
        throw fault;
      }
    },

    /** @param email normalised */
    async findByEmail(email: string): Promise<Account | null> {
      const [found] = await accounts.find({ email }, 1);
      return found?.state ?? null;
    },

    /** Accounts that hold a role, by name. */
    async findByRole(role: Role, limit: number): Promise<Account[]> {
      return (await accounts.find({ roles: role }, limit, { displayName: 1, _id: 1 })).map(({ state }) => state);
    },

    /** Accounts by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<Account[]> {
      return (await accounts.find({ _id: { $in: ids } }, ids.length)).map(({ state }) => state);
    },
  };
}
