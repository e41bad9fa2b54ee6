import type { Revocation } from '@alexandrite/contracts/revocation';
import type { Log } from '@alexandrite/service-kit/log';
import type { RevocationFollower } from '../../live/changes/hub.ts';
import type { RevocationSource } from './ask-shop.ts';
import type { RevocationLimits } from './revocation-limits.ts';
import * as metrics from './revocation-metrics.ts';
import { RevokedSet, type SessionFacts } from './revoked-set.ts';

/** Whether a session or key that is signed and whose time is not over lets in; `unknown` when nobody can tell just now. */
export type Standing = 'held' | 'over' | 'unknown';

interface Options {
  readonly source: RevocationSource;
  readonly limits: RevocationLimits;
  readonly log: Log;
}

/**
 * Knows what lets in no longer, without asking anybody: the shop has told everything at the start, the live log tells
 * news at once, and the shop tells again every few seconds what has changed, so that either of them may be away.
 *
 * What was revoked stays revoked whatever happens to Redis: it is forgotten only when it has ended by itself.
 */
export class Revocations implements RevocationFollower {
  readonly #options: Options;
  readonly #set = new RevokedSet();
  readonly #followers = new Set<(revocation: Revocation) => void>();
  /** Where the shop's list was left; null to begin at its beginning. */
  #cursor: string | null = null;
  /** Grows whenever the live log may have lost something. */
  #losses = 0;
  /** The losses that the shop has made up for; at the start it has to tell everything. */
  #madeUp = -1;
  /** When everything was known last, by the clock of `performance`. */
  #knownAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Begins to ask. Resolves when the shop has answered, or has not, for the first time. */
  start(): Promise<void> {
    return this.#ask();
  }

  standingOf(session: SessionFacts): Standing {
    if (this.#set.has(session)) return 'over';
    return this.isCurrent ? 'held' : 'unknown';
  }

  /** Whether everything that was revoked some seconds ago is known. */
  get isCurrent(): boolean {
    return performance.now() - this.#knownAt <= this.#options.limits.staleAfterMs;
  }

  /** Hears of each revocation once, by whatever way it came. */
  follow(follower: (revocation: Revocation) => void): void {
    this.#followers.add(follower);
  }

  /** Told by the live log. */
  revoked(revocation: Revocation): void {
    if (!this.#set.add(revocation)) return;
    for (const follower of this.#followers) follower(revocation);
  }

  /** The live log has told everything that it has. */
  caughtUp(): void {
    if (this.#madeUp === this.#losses) this.#know(performance.now());
  }

  /** The live log may have lost something: only the shop knows what. */
  missed(): void {
    this.#losses += 1;
    void this.#ask();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#options.source.close();
    await this.#asking;
  }

  #know(at: number): void {
    this.#knownAt = Math.max(this.#knownAt, at);
    metrics.age.set((performance.now() - this.#knownAt) / 1_000);
  }

  #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asking ??= this.#read().finally(() => {
      this.#asking = null;
      this.#askLater();
    });
    return this.#asking;
  }

  #askLater(): void {
    if (this.#isClosed) return;
    const { askEveryMs, askFirstEveryMs } = this.#options.limits;
    this.#timer = setTimeout(() => void this.#ask(), this.#madeUp === this.#losses ? askEveryMs : askFirstEveryMs);
  }

  /** Reads what the shop has to tell, to its end. Never throws. */
  async #read(): Promise<void> {
    const losses = this.#losses;
    const began = performance.now();
    try {
      for (let isLast = false; !isLast;) {
        const page = await this.#options.source.page(this.#cursor);
        for (const revocation of page.revocations) this.revoked(revocation);
        this.#cursor = page.next;
        isLast = page.isLast;
      }
      metrics.questions.inc({ outcome: 'answered' });
      this.#madeUp = losses;
      this.#know(began);
    } catch (fault) {
      metrics.questions.inc({ outcome: 'failed' });
      if (!this.#isClosed) this.#options.log.warn({ err: fault }, 'the shop does not tell what lets in no longer');
    }
    this.#set.forget(Date.now() / 1_000);
    this.#report();
  }

  #report(): void {
    const { sessions, accounts } = this.#set.counts;
    metrics.known.set({ kind: 'session' }, sessions);
    metrics.known.set({ kind: 'account' }, accounts);
    if (this.#knownAt > -Infinity) metrics.age.set((performance.now() - this.#knownAt) / 1_000);
  }
}
