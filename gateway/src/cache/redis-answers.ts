import { cachePrefix, cacheScript } from '@alexandrite/service-kit/cache';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import * as z from 'zod';
import { momentDigits, pack, unpack } from './packing.ts';
import { type BodyForm, bodyForms, type StoredAnswer } from './stored-answer.ts';

/** Pub/sub channel on which a process says that it has stored an answer, or that there is none to store. */
export const doneChannel = `${cachePrefix}done`;

/** How such a message begins, before the key: it was stored, it is private, or nothing came of it. */
export const doneSigns = { stored: '+', private: '-', nothing: '!' } as const;

/** How long one process may compute before another may begin, in milliseconds. */
const lockMs = 5_000;

/** Kinds of reply that Redis gives a text in; here they are bytes. (The library's own names for them are not exported.) */
const asBytes = { 36: Buffer } as const;

// The value when it is fresh; else 1 for whoever computes it now, 0 while another does.
const claimScript = cacheScript(`
local answer = prefix .. 'answer:' .. ARGV[1] .. ':' .. ARGV[4]
local fresh = redis.call('GETRANGE', answer, 0, ${momentDigits - 1})
if fresh ~= '' and tonumber(fresh) > tonumber(ARGV[2]) then return redis.call('GET', answer) end
if redis.call('SET', prefix .. 'lock:' .. ARGV[1], ARGV[3], 'NX', 'PX', ${lockMs}) then return 1 end
return 0
`);

const unlock = `
local lock = prefix .. 'lock:' .. ARGV[1]
if redis.call('GET', lock) == ARGV[2] then redis.call('DEL', lock) end
`;

const releaseScript = cacheScript(`${unlock}
redis.call('PUBLISH', '${doneChannel}', ARGV[3] .. ARGV[1])
return 1
`);

/** The part of the room that answers keep which nobody has asked for again, however many there are of others. */
const newcomersShare = 1 / 4;

/*
 * Of answers that nobody has asked for again the oldest goes first, so that a flood of new ones pushes out nothing that
 * many ask for. Only while there are few of them goes one of the others: that which was not used for longest.
 */
const makeRoom = `
local function count(name) return tonumber(redis.call('GET', prefix .. name) or 0) end
local function makeRoom(maxBytes, maxAnswers)
  while count('bytes') > maxBytes or redis.call('ZCARD', prefix .. 'index') > maxAnswers do
    local isCrowded = count('newBytes') > maxBytes * ${newcomersShare}
      or redis.call('ZCARD', prefix .. 'new') > maxAnswers * ${newcomersShare}
    local new, used = redis.call('ZRANGE', prefix .. 'new', 0, 0)[1], redis.call('ZRANGE', prefix .. 'used', 0, 0)[1]
    local first = (isCrowded and new) or used or new or redis.call('ZRANGE', prefix .. 'index', 0, 0)[1]
    if not first then break end
    forget(first)
    for _, name in ipairs({ 'new', 'used', 'index' }) do redis.call('ZREM', prefix .. name, first) end
  end
end
`;

// 1 when it was stored, 0 when a purge of one of its tags overtook it.
const storeScript = cacheScript(`${unlock}${makeRoom}
local key, begun, endsAt = ARGV[1], tonumber(ARGV[3]), ARGV[4]
local isTrue = begun <= sequence() and begun >= tonumber(redis.call('GET', prefix .. 'floor'))
local tags = {}
local forms = { '${bodyForms.join("', '")}' }
for at = 8 + #forms, #ARGV do
  local purged = redis.call('ZSCORE', prefix .. 'purged', ARGV[at])
  if purged and tonumber(purged) > begun then isTrue = false end
  table.insert(tags, ARGV[at])
end
if isTrue then
  local wasUsed = redis.call('ZSCORE', prefix .. 'used', key)
  forget(key)
  local size = 0
  for at, form in ipairs(forms) do
    redis.call('SET', prefix .. 'answer:' .. key .. ':' .. form, ARGV[7 + at], 'PX', ARGV[5])
    size = size + #ARGV[7 + at]
  end
  redis.call('HSET', prefix .. 'meta', key, cjson.encode({ bytes = size, forms = forms, tags = tags }))
  redis.call('ZADD', prefix .. 'index', endsAt, key)
  if wasUsed then
    redis.call('ZADD', prefix .. 'used', wasUsed, key)
  else
    redis.call('ZADD', prefix .. 'new', text(now()), key)
    redis.call('INCRBY', prefix .. 'newBytes', size)
  end
  for _, tag in ipairs(tags) do redis.call('SADD', prefix .. 'tag:' .. tag, key) end
  redis.call('INCRBY', prefix .. 'bytes', size)
  makeRoom(tonumber(ARGV[6]), tonumber(ARGV[7]))
end
redis.call('PUBLISH', '${doneChannel}', '${doneSigns.stored}' .. key)
return isTrue and 1 or 0
`);

// Repeats purges whose time has come, forgets answers that have ended, notes those that were used, and says how many
// purges there were.
const tickScript = cacheScript(`
local at = text(now())
for _, key in ipairs(ARGV) do
  local known = redis.call('HGET', prefix .. 'meta', key)
  if known then
    if redis.call('ZREM', prefix .. 'new', key) == 1 then
      redis.call('DECRBY', prefix .. 'newBytes', cjson.decode(known).bytes)
    end
    redis.call('ZADD', prefix .. 'used', at, key)
  end
end
local due = redis.call('ZRANGEBYSCORE', prefix .. 'again', '-inf', at, 'LIMIT', 0, 500)
if #due > 0 then
  for _, tag in ipairs(due) do redis.call('ZREM', prefix .. 'again', tag) end
  purge(due)
end
for _, key in ipairs(redis.call('ZRANGEBYSCORE', prefix .. 'index', '-inf', at, 'LIMIT', 0, 200)) do forget(key) end
return { sequence(), tonumber(redis.call('GET', prefix .. 'bytes') or 0), redis.call('ZCARD', prefix .. 'index') }
`);

// Another run of the server may have lost its last purges: what it holds is forgotten.
const adoptScript = cacheScript(`
if redis.call('GET', prefix .. 'run') ~= ARGV[1] then
  for _, key in ipairs(redis.call('ZRANGE', prefix .. 'index', 0, -1)) do forget(key) end
  redis.call('DEL', prefix .. 'purged')
  local seq = text(math.max(sequence() + 1, now()))
  redis.call('SET', prefix .. 'seq', seq)
  redis.call('SET', prefix .. 'floor', seq)
  redis.call('SET', prefix .. 'run', ARGV[1])
end
return sequence()
`);

const claimed = z.union([z.instanceof(Buffer), z.number()]);
const ticked = z.tuple([z.number(), z.number(), z.number()]);

/** What asking for a key to compute found. */
export type Claim = { readonly kind: 'answer'; readonly answer: StoredAnswer } | { readonly kind: 'mine' | 'others' };

/** How much is stored at most. */
export interface RedisBounds {
  readonly maxBytes: number;
  readonly maxAnswers: number;
}

/** An answer on its way to Redis. */
export interface Storing {
  readonly key: string;
  readonly token: string;
  /** How many purges there had been, at least, when it was begun to be computed. */
  readonly begun: number;
  readonly now: number;
  readonly answer: StoredAnswer;
}

/** Answers in Redis, shared by all gateways. Every question throws when Redis fails; what is asked waits for it. */
export class RedisAnswers {
  readonly #redis: RedisClient;
  readonly #bytes: ReturnType<typeof inBytes>;
  readonly #bounds: RedisBounds;

  constructor(redis: RedisClient, bounds: RedisBounds) {
    this.#redis = redis;
    this.#bytes = inBytes(redis);
    this.#bounds = bounds;
  }

  async get(key: string, form: BodyForm): Promise<StoredAnswer | null> {
    const bytes = await this.#bytes.get(`${cachePrefix}answer:${key}:${form}`);
    return bytes === null ? null : unpack(bytes, form);
  }

  /** Who computes this key: nobody, for it is there and fresh; the one who asks; or others. */
  async claim(key: string, form: BodyForm, token: string, now: number): Promise<Claim> {
    const reply = claimed.parse(await claimScript.run(this.#bytes, [key, String(now), token, form]));
    if (typeof reply === 'number') return { kind: reply === 1 ? 'mine' : 'others' };
    return { kind: 'answer', answer: unpack(reply, form) };
  }

  /** Lets others compute, and tells those who wait. */
  async release(key: string, token: string, what: 'private' | 'nothing'): Promise<void> {
    await releaseScript.run(this.#redis, [key, token, doneSigns[what]]);
  }

  /** Stores an answer and tells those who wait; false when a purge has overtaken it. */
  async store({ key, token, begun, now, answer }: Storing): Promise<boolean> {
    const { maxBytes, maxAnswers } = this.#bounds;
    const times = [String(answer.staleUntil), String(Math.max(1, answer.staleUntil - now))];
    const bounds = [String(maxBytes), String(maxAnswers)];
    const bodies = bodyForms.map((form) => pack(answer, form));
    const args = [key, token, String(begun), ...times, ...bounds, ...bodies, ...answer.tags];
    return (await storeScript.run(this.#redis, args)) === 1;
  }

  /**
   * What has to be done from time to time, by whichever gateway.
   * @param used keys of answers that were used here since the last time
   */
  async tick(
    used: readonly string[] = [],
  ): Promise<{ readonly sequence: number; readonly bytes: number; readonly count: number }> {
    const [sequence, bytes, count] = ticked.parse(await tickScript.run(this.#redis, used));
    return { sequence, bytes, count };
  }

  /** Makes sure that all purges of this Redis server are known to it. Answers how many there were. */
  async adopt(): Promise<number> {
    const run = /run_id:(\w+)/.exec(await this.#redis.info('server'))?.[1];
    if (run === undefined) throw new Error('Redis does not say which run of it this is');
    return z.number().parse(await adoptScript.run(this.#redis, [run]));
  }
}

function inBytes(redis: RedisClient) {
  // Every question here has a limit of its own; the library's makes a signal for each, which is a tenth of its cost.
  const prompt: RedisClient = redis.withCommandOptions({ timeout: 0 });
  return prompt.withTypeMapping(asBytes);
}
