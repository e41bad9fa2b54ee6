/** How much a subgraph is asked at once, how long it is waited for, and when it is left alone. */
export interface ResilienceLimits {
  /** How long one answer may take with everything, waiting for its turn included, in milliseconds. */
  readonly timeoutMs: number;
  /** How long the question that finds out whether it is well again may take, in milliseconds: a person waits for it. */
  readonly probeTimeoutMs: number;
  /** How long nothing may be heard of it while it is asked, before a sign of life is looked for, in milliseconds. */
  readonly silentMs: number;
  /** Questions under way at once; one that is slow cannot hold more of the gateway than these. */
  readonly concurrent: number;
  /** Questions that may wait for their turn; further ones are refused at once. */
  readonly waiting: number;
  /** How much of its answers is held at once while they are read, all together, in bytes. */
  readonly readingBytes: number;
  /** How many of the last answers are looked at. */
  readonly lookAt: number;
  /** It is left alone when as many of them failed. */
  readonly failedShare: number;
  /** … but not before there were as many. */
  readonly atLeast: number;
  /** How long it is left alone at first, in milliseconds; longer each time it is still sick. */
  readonly firstRestMs: number;
  /** How long it is left alone at most, in milliseconds. */
  readonly longestRestMs: number;
}

/** @param timeoutMs how long a subgraph may take to answer */
export function resilienceLimits(timeoutMs: number): ResilienceLimits {
  return {
    timeoutMs,
    probeTimeoutMs: Math.min(timeoutMs, 2_000),
    silentMs: Math.min(timeoutMs, 1_500),
    concurrent: 128,
    waiting: 256,
    readingBytes: 128 * 1024 * 1024,
    lookAt: 20,
    failedShare: 0.5,
    atLeast: 5,
    firstRestMs: 500,
    longestRestMs: 10_000,
  };
}
