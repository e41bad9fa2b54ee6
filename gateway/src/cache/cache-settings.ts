/** How the cache is set. */
export interface CacheSettings {
  /** Bytes of answers in this process; 0 for none. */
  readonly localBytes: number;
  /** Bytes of answers in Redis, shared by all gateways. */
  readonly redisBytes: number;
  readonly redisAnswers: number;
  /** How long an answer may be shown past its time while it is computed anew, in milliseconds. */
  readonly staleForMs: number;
  /** How long browsers and what stands between may keep it without asking, in seconds. No purge reaches them. */
  readonly edgeSeconds: number;
}

/** What fits a gateway with half a gigabyte. */
export const usualCache: CacheSettings = {
  localBytes: 64 * 1024 * 1024,
  redisBytes: 256 * 1024 * 1024,
  redisAnswers: 20_000,
  staleForMs: 60_000,
  // A CDN asks once a second for each answer, however many ask it; a change is seen a second later.
  edgeSeconds: 1,
};
