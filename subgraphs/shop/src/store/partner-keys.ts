import { type AggregateRecord, aggregateSchema, AggregateStore } from '@alexandrite/service-kit/aggregates';
import type { TimeKey } from '@alexandrite/service-kit/connections';
import { endOf, readKeyUses } from '@alexandrite/service-kit/sessions';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { PartnerKey } from '../domain/accounts/partner-key.ts';
import { type PlacedRevocation, type RevocationRead, sinceFilter } from './revocation-read.ts';

/** More keys than a house has partners for. */
const all = 10_000;

export function openPartnerKeys({ mongo, clock, relay, redis }: Platform) {
  const schema = aggregateSchema<PartnerKey>({
    accountId: { type: String, required: true },
    epoch: { type: Number, default: 0 },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    lastUsedOn: { type: String, default: null },
  });
  schema.index({ createdAt: -1, _id: -1 });
  schema.index({ accountId: 1, createdAt: -1, _id: -1 });
  schema.index({ revokedAt: 1, _id: 1 });
  const model = mongo.model<AggregateRecord & PartnerKey>('PartnerKey', schema, 'partnerKeys');
  relay.watch(model);
  const keys = new AggregateStore<PartnerKey>({
    model,
    clock,
    absent: { epoch: 0 },
    revokes: (before, key) => (key.revokedAt && !before?.revokedAt ? [revocationOf(key)] : []),
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
  });
  return {
    load: keys.load.bind(keys),
    loadByCommand: keys.loadByCommand.bind(keys),
    insert: keys.insert.bind(keys),
    save: keys.save.bind(keys),

    /** Keys of an account, or of all, newest first, from behind a cursor on. */
    async list(accountId: string | null, limit: number, after: TimeKey | null): Promise<PartnerKey[]> {
      const conditions: Record<string, unknown>[] = accountId === null ? [] : [{ accountId }];
      if (after) {
        const [at, id] = after;
        const createdAt = new Date(at);
        conditions.push({ $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] });
      }
      const filter = conditions.length === 0 ? {} : { $and: conditions };
      return (await keys.find(filter, limit, { createdAt: -1, _id: -1 })).map(({ state }) => state);
    },

    /** Keys whose time is not over, ended before it or not. */
    async findUnexpired(now: Date) {
      return keys.find({ expiresAt: { $gt: now } }, all);
    },

    /** Those revoked after a position, oldest first, as far as they matter still. */
    async revokedSince({ position, limit, now }: RevocationRead): Promise<readonly PlacedRevocation[]> {
      const filter = { ...sinceFilter('revokedAt', position), expiresAt: { $gt: now } };
      const found = await keys.find(filter, limit, { revokedAt: 1, _id: 1 });
      return found.flatMap(({ state }) =>
        state.revokedAt ? [{ at: state.revokedAt, id: state.id, revocation: revocationOf(state) }] : [],
      );
    },

    /** The last days of use that gateways have noted, by key. */
    uses: () => readKeyUses(redis),
  };
}

const revocationOf = ({ id, expiresAt }: PartnerKey) => endOf({ sessionId: id, expiresAt });
