import { liveChannel, liveEntities, type LiveSignal } from '@alexandrite/contracts/live';
import * as z from 'zod';
import type { RedisClient } from '../redis/index.ts';

const signalShape = z.object({
  entity: z.enum(liveEntities),
  id: z.string(),
  revision: z.number().int(),
  ownerId: z.string().nullable(),
  trace: z.record(z.string(), z.string()),
});

/** Tells every gateway that an entity changed. */
export async function publishSignal(redis: RedisClient, signal: LiveSignal): Promise<void> {
  await redis.publish(liveChannel(signal.entity), JSON.stringify(signal));
}

/** Reads what publishSignal wrote. Throws when it is something else. */
export function parseSignal(message: string): LiveSignal {
  return signalShape.parse(JSON.parse(message));
}
