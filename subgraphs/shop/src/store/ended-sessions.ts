import { type AggregateRecord, aggregateSchema, AggregateStore } from '@alexandrite/service-kit/aggregates';
import { endOf } from '@alexandrite/service-kit/sessions';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { EndedSession } from '../domain/accounts/ended-session.ts';
import { type RevocationRead, sinceFilter } from './revocation-read.ts';

/** Kept for longer than they matter, so that no gateway whose clock is slow is told too little, in seconds. */
const keptAfterwards = 3_600;

/** Sessions that were ended before their time, until they would have ended by themselves. */
export function openEndedSessions({ mongo, clock, relay }: Platform) {
  const schema = aggregateSchema<EndedSession>({
    accountId: { type: String, required: true },
    endedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  });
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: keptAfterwards });
  schema.index({ endedAt: 1, _id: 1 });
  schema.index({ accountId: 1 });
  const model = mongo.model<AggregateRecord & EndedSession>('EndedSession', schema, 'endedSessions');
  relay.watch(model);
  const sessions = new AggregateStore<EndedSession>({
    model,
    clock,
    revokes: (_, ended) => [revocationOf(ended)],
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
  });
  return {
    /** Ends a session, however often it is asked to. Gateways are told with the same write. */
    async add(session: EndedSession): Promise<void> {
      await sessions.insertOnce(session);
    },

    async has(id: string): Promise<boolean> {
      return (await sessions.count({ _id: id })) > 0;
    },

    /** How many of an account's are remembered. */
    async countOf(accountId: string): Promise<number> {
      return sessions.count({ accountId });
    },

    /** Those ended after a position, oldest first, as far as they matter still. */
    async revokedSince({ position, limit, now }: RevocationRead) {
      const filter = { ...sinceFilter('endedAt', position), expiresAt: { $gt: now } };
      const found = await sessions.find(filter, limit, { endedAt: 1, _id: 1 });
      return found.map(({ state }) => ({ at: state.endedAt, id: state.id, revocation: revocationOf(state) }));
    },
  };
}

const revocationOf = ({ id, expiresAt }: EndedSession) => endOf({ sessionId: id, expiresAt });
