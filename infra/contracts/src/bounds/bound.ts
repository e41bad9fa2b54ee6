/** A limit on something that comes from outside, as data: what is read from here is what is enforced. */
export interface Bound {
  /** What is limited: `body of an operation`, `sockets of one address`. */
  readonly input: string;
  /** The largest value that is taken, in `unit`. The usual one, where `setting` may change it. */
  readonly limit: number;
  readonly unit: 'bytes' | 'characters' | 'count' | 'points' | 'per minute' | 'ms' | 'seconds' | 'hours' | 'levels';
  /** Whose own it is: each of these may have as much. */
  readonly per: string;
  /** Who counts it: the service. */
  readonly countedBy: 'gateway' | 'shop' | 'orders' | 'pricing' | 'production' | 'web' | 'admin' | 'every service';
  /** What who exceeds it is told: a status, a close code or a refusal's code. */
  readonly answer: string;
  /** The environment variable that changes it; none when it is left out. */
  readonly setting?: string;
}
