/** The part of what a caller may spend that is leased ahead; half of it may be spent before anybody else hears of it. */
const leasedShare = 1 / 20;

const minuteMs = 60_000;

/** Times the steady rate at which points are spent in a row without a wait, when others ask too … */
const paceTimes = 2;
/** … or points a second, where that is more: quotas so small need no pace … */
const paceLeast = 1_000;
/** … and for how long they may be spent faster than that, in milliseconds of it. */
const paceBurstMs = 500;

/**
 * One caller's allowance as one gateway sees it. It spends without asking, and settles with the others now and then:
 * what it has spent is told, and a little is leased ahead. Time is by the clock of `performance`, in milliseconds.
 */
export class Allowance {
  readonly #points: number;
  /** What was leased and is left; negative: what was spent and not told yet. */
  #leased = 0;
  /** Until when what was spent here would last at the steady rate: what this gateway alone would allow. */
  #busyUntil = 0;
  /** Until when all gateways together have spent too much. */
  #overUntil = 0;
  /** What was left for all at the last settling, and when that was; null when Redis has not said. */
  #settled: { readonly free: number; readonly at: number } | null = null;
  #isSettling = false;
  /** Until when what was spent here would last at the pace. */
  #pacedUntil = 0;

  /** @param points how many may be spent at once, and how many a minute after that */
  constructor(points: number) {
    this.#points = points;
  }

  /**
   * Spends, unless it is too much. What costs more than there can ever be takes all there can be.
   * @returns 0, or how long to wait until it may be spent, in milliseconds
   */
  spend(asked: number, now: number): number {
    const points = Math.min(asked, this.#points);
    const everyMs = minuteMs / this.#points;
    // After a minute of rest everything has come back, here and for all.
    if (now - this.#busyUntil > minuteMs && !this.#isSettling) this.#leased = 0;
    if (now < this.#overUntil && this.#leased < points) return this.#overUntil - now;
    const busyUntil = Math.max(this.#busyUntil, now) + points * everyMs;
    const waitMs = busyUntil - now - minuteMs;
    // A thousandth of a millisecond: sums of fractions are not exact.
    if (waitMs > 0.001) return waitMs;
    this.#busyUntil = busyUntil;
    this.#leased -= points;
    this.#pacedUntil = Math.max(this.#pacedUntil, now) + (points * 1_000) / this.#pace;
    return 0;
  }

  /** How long to wait before more is spent, so that others are not pushed aside meanwhile, in milliseconds. */
  waitMs(now: number): number {
    return Math.max(0, this.#pacedUntil - now - paceBurstMs);
  }

  /** Points a second. */
  get #pace(): number {
    return Math.max(paceLeast, (paceTimes * this.#points * 1_000) / minuteMs);
  }

  /** What is left, as far as this gateway knows; never more than it would allow by itself. */
  left(now: number): number {
    const everyMs = minuteMs / this.#points;
    const here = this.#points - Math.max(0, this.#busyUntil - now) / everyMs;
    const everywhere =
      this.#settled === null ? this.#points : this.#settled.free + this.#leased + (now - this.#settled.at) / everyMs;
    return Math.max(0, Math.floor(Math.min(here, everywhere, this.#points)));
  }

  /** Whether it is time to settle. */
  get isDue(): boolean {
    return !this.#isSettling && this.#leased < (-this.#points * leasedShare) / 2;
  }

  /** What is to be settled; call `settled` or `failed` afterwards. */
  settle(): { readonly everyMs: number; readonly points: number; readonly spent: number; readonly wish: number } {
    this.#isSettling = true;
    const spent = Math.max(0, Math.ceil(-this.#leased));
    this.#leased += spent;
    const wish = Math.ceil(this.#points * leasedShare);
    return { everyMs: minuteMs / this.#points, points: this.#points, spent, wish };
  }

  settled({ leased, free }: { readonly leased: number; readonly free: number }, now: number): void {
    this.#isSettling = false;
    this.#leased += leased;
    this.#settled = { free, at: now };
    // Until there is something to spend again; a little more, so that it is worth asking.
    const lacking = this.#points * leasedShare - free;
    this.#overUntil = leased > 0 ? 0 : now + lacking * (minuteMs / this.#points);
  }

  /** Nobody has heard of it: it is told the next time. @param spent what was to be told */
  failed(spent: number): void {
    this.#isSettling = false;
    // Nobody is asked to pay for more than a minute of an outage.
    this.#leased = Math.max(-this.#points, this.#leased - spent);
    this.#overUntil = 0;
    this.#settled = null;
  }
}
