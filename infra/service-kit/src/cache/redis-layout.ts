/**
 * Where stored answers lie in Redis. The braces keep all of it on one node of a cluster, so that a script sees it whole.
 * - `seq` counts purges; `floor` is the oldest count of which everything is remembered
 * - `run` is the run of the Redis server whose purges are all known
 * - `purged` tag → count of its last purge; `again` tag → when it is purged once more (ms)
 * - `index` key → when it ends (ms); `meta` key → its bytes, forms and tags; `bytes` of all answers together
 * - `new` key → when it was stored (ms), for answers that nobody has asked for again; `newBytes` of those together
 * - `used` key → when it was last used (ms), for the others
 * - `tag:<tag>` keys of the answers made of it; `answer:<key>:<form>`, compressed or not; `lock:<key>` who computes it
 */
export const cachePrefix = '{cache}:';

/** Pub/sub channel on which every purge is told to every gateway. */
export const purgeChannel = `${cachePrefix}purges`;

/** How long after a purge it is repeated, in milliseconds: a database replica may be read this much late. */
export const repeatPurgeAfterMs = 1_000;

/** Purged tags remembered one by one; an answer that was begun before the oldest of them is not stored. */
const rememberedTags = 10_000;

/**
 * Functions that every script begins with. They run alone and at once, so what one of them sees is true until it ends.
 * Counts begin with the time, so that they grow even when Redis has lost everything.
 */
export const cacheFunctions = `
local prefix = '${cachePrefix}'
local function text(number) return string.format('%.0f', number) end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function sequence()
  local seq = redis.call('GET', prefix .. 'seq')
  if seq then return tonumber(seq) end
  seq = now()
  redis.call('SET', prefix .. 'seq', text(seq))
  redis.call('SET', prefix .. 'floor', text(seq))
  return seq
end
local function forget(key)
  local known = redis.call('HGET', prefix .. 'meta', key)
  if known then
    local meta = cjson.decode(known)
    for _, form in ipairs(meta.forms) do redis.call('DEL', prefix .. 'answer:' .. key .. ':' .. form) end
    redis.call('HDEL', prefix .. 'meta', key)
    redis.call('ZREM', prefix .. 'index', key)
    redis.call('DECRBY', prefix .. 'bytes', meta.bytes)
    if redis.call('ZREM', prefix .. 'new', key) == 1 then redis.call('DECRBY', prefix .. 'newBytes', meta.bytes) end
    redis.call('ZREM', prefix .. 'used', key)
    for _, tag in ipairs(meta.tags) do redis.call('SREM', prefix .. 'tag:' .. tag, key) end
  end
  return known and 1 or 0
end
local function purge(tags)
  local seq = sequence() + 1
  redis.call('SET', prefix .. 'seq', text(seq))
  local dropped = 0
  for _, tag in ipairs(tags) do
    redis.call('ZADD', prefix .. 'purged', text(seq), tag)
    for _, key in ipairs(redis.call('SMEMBERS', prefix .. 'tag:' .. tag)) do dropped = dropped + forget(key) end
  end
  local surplus = redis.call('ZCARD', prefix .. 'purged') - ${rememberedTags}
  if surplus > 0 then
    local gone = redis.call('ZPOPMIN', prefix .. 'purged', surplus)
    redis.call('SET', prefix .. 'floor', gone[#gone])
  end
  redis.call('PUBLISH', '${purgeChannel}', cjson.encode({ seq = seq, tags = tags }))
  return { seq, dropped }
end
`;
