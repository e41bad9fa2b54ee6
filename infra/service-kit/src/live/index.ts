import { liveEntities, liveLog, liveLogLength, type LiveSignal } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import * as z from 'zod';
import type { RedisClient } from '../redis/index.ts';
import { revocationShape } from '../revocations/index.ts';

const signalShape = z.object({
  entity: z.enum(liveEntities),
  id: z.string(),
  revision: z.number().int(),
  ownerId: z.string().nullable(),
  trace: z.record(z.string(), z.string()),
});

/** One entry of the log that gateways follow. */
export type LiveEntry =
  | { readonly kind: 'signal'; readonly signal: LiveSignal }
  | { readonly kind: 'revocation'; readonly revocation: Revocation };

/** Tells every gateway that an entity changed. */
export async function publishSignal(redis: RedisClient, signal: LiveSignal): Promise<void> {
  await redis.xAdd(liveLog, '*', { signal: JSON.stringify(signal) }, logLimit);
}

/** Tells every gateway that something lets in no longer. */
export async function publishRevocation(redis: RedisClient, revocation: Revocation): Promise<void> {
  await redis.xAdd(liveLog, '*', revocationEntry(revocation), logLimit);
}

/** How an entry is added: the oldest ones are forgotten. */
const logLimit = {
  TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: liveLogLength },
} as const;

/** The fields of the entry that tells every gateway of a revocation. */
export function revocationEntry(revocation: Revocation): { readonly revocation: string } {
  return { revocation: JSON.stringify(revocation) };
}

/** Reads an entry of the log. Throws when it is something else. */
export function parseEntry(fields: Readonly<Record<string, string>>): LiveEntry {
  const { signal, revocation } = fields;
  if (revocation !== undefined) {
    return { kind: 'revocation', revocation: revocationShape.parse(JSON.parse(revocation)) };
  }
  return { kind: 'signal', signal: signalShape.parse(JSON.parse(signal ?? '')) };
}
