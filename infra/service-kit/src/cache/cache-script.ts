import { createHash } from 'node:crypto';
import type { RedisClient } from '../redis/index.ts';
import { cacheFunctions, cachePrefix } from './redis-layout.ts';

/** A part of a Redis client that runs scripts; one whose replies are bytes fits too. */
type ScriptRunner = Pick<RedisClient, 'evalSha' | 'eval'>;

/** A script over stored answers. Redis keeps its text; only its name travels. */
export interface CacheScript {
  run(redis: ScriptRunner, args: readonly (string | Buffer)[]): Promise<unknown>;
}

/** @param body Lua, with the functions of the layout before it */
export function cacheScript(body: string): CacheScript {
  const text = cacheFunctions + body;
  const name = createHash('sha1').update(text).digest('hex');
  return {
    async run(redis, args) {
      const given = { keys: [`${cachePrefix}seq`], arguments: [...args] };
      try {
        return await redis.evalSha(name, given);
      } catch (fault) {
        // Redis was restarted, or has never seen it.
        if (!(fault instanceof Error && fault.message.startsWith('NOSCRIPT'))) throw fault;
        return await redis.eval(text, given);
      }
    },
  };
}
