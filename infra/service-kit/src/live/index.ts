import { liveEntities, liveLog, liveLogLength, type LiveSignal } from '@alexandrite/contracts/live';
import * as z from 'zod';
import type { RedisClient } from '../redis/index.ts';

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
  | { readonly kind: 'session over'; readonly sessionId: string };

/** Tells every gateway that an entity changed. */
export async function publishSignal(redis: RedisClient, signal: LiveSignal): Promise<void> {
  await redis.xAdd(liveLog, '*', { signal: JSON.stringify(signal) }, logLimit);
}

/** How an entry is added: the oldest ones are forgotten. */
export const logLimit = {
  TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: liveLogLength },
} as const;

/** The fields of the entry that tells every gateway that a session was ended before its time. */
export function sessionOver(sessionId: string): { readonly session: string } {
  return { session: sessionId };
}

/** Reads an entry of the log. Throws when it is something else. */
export function parseEntry(fields: Readonly<Record<string, string>>): LiveEntry {
  const { signal, session } = fields;
  if (session !== undefined) return { kind: 'session over', sessionId: session };
  return { kind: 'signal', signal: signalShape.parse(JSON.parse(signal ?? '')) };
}
