import { queuePrefix } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { greatestTag, setBackAfter } from '../domain/queueing/fair-queueing.ts';

/** Fair queueing over all processes: what `domain/queueing` decides, kept in Redis and done in one step. */
export interface FairTurns {
  /** The tag of an owner's next job; null when the job is known to the queue, and has its turn. */
  take(jobId: string, ownerId: string, cost: number): Promise<number | null>;
  /** A job with this tag is begun. */
  begin(tag: number): Promise<void>;
}

/**
 * The past is forgotten when nothing has waited, and nobody asked, for so long, in milliseconds. The time is for jobs
 * that have their tag and are not yet in the queue.
 */
const quietMs = 5_000;

// `takeTurn`. KEYS: turns, the queue's prioritized and waiting jobs, the job. ARGV: owner, cost, quiet ms, greatest tag.
const takeScript = `
if redis.call('EXISTS', KEYS[4]) == 1 then return 0 end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local asked = tonumber(redis.call('HGET', KEYS[1], 'asked') or '0')
if now - asked > tonumber(ARGV[3]) and redis.call('ZCARD', KEYS[2]) == 0 and redis.call('LLEN', KEYS[3]) == 0 then
  redis.call('DEL', KEYS[1])
end
local time = tonumber(redis.call('HGET', KEYS[1], 'time') or '0')
local last = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
local tag = math.min(math.max(time, last) + tonumber(ARGV[2]), tonumber(ARGV[4]))
redis.call('HSET', KEYS[1], ARGV[1], tag, 'asked', now)
return tag
`;

// `beginTurn`, and `setBack` when it is time for it: BullMQ keeps a job's priority in its hash, and its place in a
// sorted set whose scores are priority * 2^32 + a counter. KEYS: turns, prioritized jobs. ARGV: tag, set back after,
// prefix of the queue's keys.
const beginScript = `
local time = math.max(tonumber(redis.call('HGET', KEYS[1], 'time') or '0'), tonumber(ARGV[1]))
if time <= tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'time', time)
  return
end
local fields = redis.call('HGETALL', KEYS[1])
for at = 1, #fields, 2 do
  if string.sub(fields[at], 1, 3) == 'of:' then
    local left = tonumber(fields[at + 1]) - time
    if left > 0 then redis.call('HSET', KEYS[1], fields[at], left) else redis.call('HDEL', KEYS[1], fields[at]) end
  end
end
redis.call('HSET', KEYS[1], 'time', 0)
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local priority = tonumber(redis.call('HGET', ARGV[3] .. id, 'priority') or '0')
  local back = math.min(time, priority - 1)
  if back > 0 then
    redis.call('HSET', ARGV[3] .. id, 'priority', priority - back)
    redis.call('ZINCRBY', KEYS[2], string.format('%.0f', -back * 4294967296), id)
  end
end
`;

/** The turns of a queue. */
export function openFairTurns(redis: RedisClient, queueName: string): FairTurns {
  const prefix = `${queuePrefix}:${queueName}:`;
  const turns = `${prefix}fair-turns`;
  const prioritized = `${prefix}prioritized`;
  return {
    async take(jobId, ownerId, cost) {
      const tag = await redis.eval(takeScript, {
        keys: [turns, prioritized, `${prefix}wait`, `${prefix}${jobId}`],
        arguments: [`of:${ownerId}`, String(cost), String(quietMs), String(greatestTag)],
      });
      return tag === 0 ? null : Number(tag);
    },
    async begin(tag) {
      await redis.eval(beginScript, {
        keys: [turns, prioritized],
        arguments: [String(tag), String(setBackAfter), prefix],
      });
    },
  };
}
