import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { redisScript } from '../../redis-script.ts';

/** How long a document is remembered after it was last asked for, in seconds. */
const lifetimeSeconds = 7 * 24 * 3_600;

/**
 * A document that nobody has asked for by its hash yet counts as last asked for so long ago, in seconds: a flood of new
 * ones pushes out each other, and none that was asked for since.
 */
const newcomerSeconds = 24 * 3_600;

const prefix = 'gateway:document:';
const keyOf = (digest: string): string => `${prefix}${digest}`;

/** By hash: when it was last asked for (ms), and its bytes; and the bytes of all together. */
const books = ['gateway:documents:used', 'gateway:documents:sizes', 'gateway:documents:bytes'] as const;

/*
 * A document may be gone by its own time while it is still in the books; then it is among those not asked for longest,
 * and is struck off when the next one comes.
 */
const common = `
local used, sizes, bytes = KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function strike(digest)
  redis.call('DECRBY', bytes, redis.call('HGET', sizes, digest) or 0)
  redis.call('HDEL', sizes, digest)
  redis.call('ZREM', used, digest)
end
local function enter(digest, size, at)
  strike(digest)
  redis.call('HSET', sizes, digest, size)
  redis.call('INCRBY', bytes, size)
  redis.call('ZADD', used, at, digest)
end
`;

const findScript = redisScript(`${common}
local text = redis.call('GET', KEYS[1])
if not text then return false end
redis.call('EXPIRE', KEYS[1], ${lifetimeSeconds})
enter(ARGV[1], #text, now)
return text
`);

const storeScript = redisScript(`${common}
local digest, text = ARGV[1], ARGV[2]
if not redis.call('SET', KEYS[1], text, 'EX', ${lifetimeSeconds}, 'NX') then return 0 end
enter(digest, #text, now - ${newcomerSeconds * 1_000})
while true do
  local first = redis.call('ZRANGE', used, 0, 0, 'WITHSCORES')
  local isFull = tonumber(redis.call('GET', bytes)) > tonumber(ARGV[3]) or redis.call('ZCARD', used) > tonumber(ARGV[4])
  local isOver = first[2] and tonumber(first[2]) < now - ${(lifetimeSeconds + newcomerSeconds) * 1_000}
  if not first[1] or not (isFull or isOver) then break end
  redis.call('DEL', '${prefix}' .. first[1])
  strike(first[1])
end
return 1
`);

/** How much is kept of them. */
export interface DocumentBounds {
  readonly bytes: number;
  readonly documents: number;
}

const usualBounds: DocumentBounds = {
  bytes: operationBounds.persistedBytes.limit,
  documents: operationBounds.persistedDocuments.limit,
};

/** Documents by their hash in Redis, for all gateways: so many bytes of them, those last that were asked for last. */
export class DocumentsInRedis {
  readonly #redis: RedisClient;
  readonly #bounds: DocumentBounds;

  constructor(redis: RedisClient, bounds: DocumentBounds = usualBounds) {
    this.#redis = redis;
    this.#bounds = bounds;
  }

  /** False while Redis is away: a client that is not connected keeps commands until it is. */
  get isReady(): boolean {
    return this.#redis.isReady;
  }

  async find(digest: string): Promise<string | null> {
    const text = await findScript.run(this.#redis, [keyOf(digest), ...books], [digest]);
    return typeof text === 'string' ? text : null;
  }

  async store(digest: string, text: string): Promise<void> {
    const { bytes, documents } = this.#bounds;
    await storeScript.run(this.#redis, [keyOf(digest), ...books], [digest, text, bytes, documents]);
  }
}
