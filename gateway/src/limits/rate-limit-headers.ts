import type { CallerKind } from './caller-kind.ts';

/** Over what time points come back, in seconds. */
const windowSeconds = 60;

/** What a caller is told of its allowance. */
export interface RateLimitHeaders {
  readonly 'ratelimit-policy': string;
  readonly ratelimit: string;
}

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers-10: the quota and its window, what is left of it, and in how many
 * seconds all of it will have come back.
 * @param points those of a minute
 * @param left what is left of them
 */
export function rateLimitHeaders(kind: CallerKind, points: number, left: number): RateLimitHeaders {
  const seconds = Math.ceil(((points - left) / points) * windowSeconds);
  return {
    'ratelimit-policy': `"${kind}";q=${points};w=${windowSeconds};qu="points"`,
    ratelimit: `"${kind}";r=${left};t=${seconds}`,
  };
}
