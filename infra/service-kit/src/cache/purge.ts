import * as z from 'zod';
import { counter } from '../metrics/index.ts';
import type { RedisClient } from '../redis/index.ts';
import { cacheScript } from './cache-script.ts';
import { repeatPurgeAfterMs } from './redis-layout.ts';

const purges = counter('cache_purges_total', 'Purges of stored answers that writes asked for.');
const dropped = counter('cache_purged_answers_total', 'Stored answers that those purges dropped.');

const purgeScript = cacheScript(`
local due = text(now() + ${repeatPurgeAfterMs})
for _, tag in ipairs(ARGV) do redis.call('ZADD', prefix .. 'again', due, tag) end
return purge(ARGV)
`);

/**
 * Drops every stored answer that is made of one of these, on every gateway, and sees to it that nothing computed from
 * what was read before is stored any more. Gateways repeat it a moment later, for replicas that were read late.
 * @returns how many answers Redis held of them
 */
export async function purgeTags(redis: RedisClient, tags: readonly string[]): Promise<number> {
  if (tags.length === 0) return 0;
  const reply = z.tuple([z.number(), z.number()]).parse(await purgeScript.run(redis, tags));
  purges.inc();
  dropped.inc(reply[1]);
  return reply[1];
}

const purgeShape = z.object({ seq: z.number().int(), tags: z.array(z.string()) });

/** A purge as gateways hear it. */
export type HeardPurge = z.output<typeof purgeShape>;

/** Reads what a purge told. Throws when it is something else. */
export function parsePurge(message: string): HeardPurge {
  return purgeShape.parse(JSON.parse(message));
}
