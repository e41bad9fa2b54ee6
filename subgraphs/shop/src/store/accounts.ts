import { type Role, roles } from '@alexandrite/contracts/identity';
import type { Revocation } from '@alexandrite/contracts/revocation';
import {
  type AggregateRecord,
  aggregateSchema,
  AggregateStore,
  type Change,
  type Loaded,
} from '@alexandrite/service-kit/aggregates';
import type { NameKey } from '@alexandrite/service-kit/connections';
import { isDuplicateKey } from '@alexandrite/service-kit/mongo';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import { Schema } from 'mongoose';
import type { Account, EpochRise } from '../domain/accounts/account.ts';
import { forgetsTokens } from '../domain/accounts/epoch.ts';
import { type AccountFilter, accountQuery, byName } from './account-query.ts';
import { type PlacedRevocation, type RevocationRead, sinceFilter } from './revocation-read.ts';

/** More demo accounts than a seed opens. */
const mostDemo = 100;

export function openAccounts({ mongo, clock, relay }: Platform) {
  const schema = aggregateSchema<Account>({
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    displayName: { type: String, required: true },
    roles: { type: [String], enum: roles, required: true },
    createdAt: { type: Date, required: true },
    epoch: { type: Number, default: 0 },
    // A value of the domain, written whole by the domain alone.
    epochRise: { type: Schema.Types.Mixed, default: null },
    isDemo: { type: Boolean, default: false },
    disabledAt: { type: Date, default: null },
    deletedAt: { type: Date, default: null },
    mustChangePassword: { type: Boolean, default: false },
    // As above.
    history: { type: [Schema.Types.Mixed], default: [] },
  });
  schema.index({ email: 1 }, { unique: true });
  schema.index({ roles: 1, displayName: 1 });
  schema.index({ displayName: 1, _id: 1 });
  schema.index({ 'epochRise.at': 1, _id: 1 }, { partialFilterExpression: { 'epochRise.at': { $exists: true } } });
  const model = mongo.model<AggregateRecord & Account>('Account', schema, 'accounts');
  relay.watch(model);
  const accounts = new AggregateStore<Account>({
    model,
    clock,
    absent: {
      epoch: 0,
      epochRise: null,
      isDemo: false,
      disabledAt: null,
      deletedAt: null,
      mustChangePassword: false,
      history: [],
    },
    revokes: raisedEpochs,
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

    /** The account that a command opened or changed. */
    loadByCommand: accounts.loadByCommand.bind(accounts),

    /** An account with what is needed to save it. */
    load: accounts.load.bind(accounts),

    /**
     * Writes what became of an account. A raised epoch goes to the gateways with the same write.
     * @throws LostRaceError when it was written by another since, and an error for a change that leaves tokens untrue.
     */
    async save(loaded: Loaded<Account>, next: Account, change: Change = {}): Promise<Loaded<Account>> {
      if (forgetsTokens(loaded.state, next)) throw new Error(`account ${next.id} was changed without the next epoch`);
      return accounts.save(loaded, next, change);
    },

    /** @param email normalised */
    async findByEmail(email: string): Promise<Account | null> {
      const [found] = await accounts.find({ email }, 1);
      return found?.state ?? null;
    },

    /** How many accounts make somebody an administrator now. */
    async countActiveAdmins(): Promise<number> {
      return accounts.count({ roles: 'ADMIN', disabledAt: null, deletedAt: null });
    },

    /** A page of accounts, by name, from behind a cursor on. */
    async list(filter: AccountFilter, limit: number, after: NameKey | null): Promise<Account[]> {
      return (await accounts.find(accountQuery(filter, after), limit, byName)).map(({ state }) => state);
    },

    /** Accounts that hold a role, by name. */
    async findByRole(role: Role, limit: number): Promise<Account[]> {
      return (await accounts.find({ roles: role }, limit, { displayName: 1, _id: 1 })).map(({ state }) => state);
    },

    /** Accounts that the seed opened, by their mark or by the addresses that seeds give. */
    async findDemo(emails: readonly string[]): Promise<Loaded<Account>[]> {
      return accounts.find({ $or: [{ isDemo: true }, { email: { $in: emails } }] }, mostDemo);
    },

    /** Epochs raised after a position, oldest first, as far as they matter still. */
    async revokedSince({ position, limit, now }: RevocationRead): Promise<readonly PlacedRevocation[]> {
      const filter = { ...sinceFilter('epochRise.at', position), 'epochRise.until': { $gt: now } };
      const found = await accounts.find(filter, limit, { 'epochRise.at': 1, _id: 1 });
      return found.flatMap(({ state }) =>
        state.epochRise
          ? [{ at: state.epochRise.at, id: state.id, revocation: raisedEpoch(state, state.epochRise) }]
          : [],
      );
    },

    /** Accounts by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<Account[]> {
      return (await accounts.find({ _id: { $in: ids } }, ids.length)).map(({ state }) => state);
    },
  };
}

/** What gateways are told of a write. */
function raisedEpochs(before: Account | null, account: Account): readonly Revocation[] {
  const { epoch, epochRise } = account;
  return epochRise && epoch > (before?.epoch ?? 0) ? [raisedEpoch(account, epochRise)] : [];
}

function raisedEpoch({ id: accountId, epoch }: Account, { until }: EpochRise): Revocation {
  return { kind: 'account', accountId, epoch, until: Math.ceil(until.getTime() / 1_000) };
}
