import { createHash } from 'node:crypto';
import type { RedisClient } from '@alexandrite/service-kit/redis';

/** A script that Redis carries out in one step. It keeps the text; only its name travels. */
export interface RedisScript {
  run(redis: RedisClient, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

/** @param text Lua */
export function redisScript(text: string): RedisScript {
  const name = createHash('sha1').update(text).digest('hex');
  return {
    async run(redis, keys, args) {
      const given = { keys: [...keys], arguments: args.map(String) };
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
