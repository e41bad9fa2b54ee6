import type { Revocation } from '@alexandrite/contracts/revocation';
import type { Session } from '@alexandrite/service-kit/sessions';

/** What of a session says whether it was revoked. */
export type SessionFacts = Pick<Session, 'sessionId' | 'accountId' | 'epoch'>;

/** How many seconds fall together when what is over is forgotten. */
const strideSeconds = 3_600;

/**
 * What lets in no longer, in memory: about a hundred bytes for each session or key, until it would have ended by itself,
 * and for each account whose epoch was raised, until the last token of an earlier one has ended.
 */
export class RevokedSet {
  readonly #sessions = new Set<string>();
  readonly #epochs = new Map<string, number>();
  /** The same by the stride of time in which it ends by itself. */
  readonly #ends = new Map<number, Revocation[]>();

  get counts(): { readonly sessions: number; readonly accounts: number } {
    return { sessions: this.#sessions.size, accounts: this.#epochs.size };
  }

  /** @returns whether it was news */
  add(revocation: Revocation): boolean {
    if (!this.#note(revocation)) return false;
    const stride = Math.floor(revocation.until / strideSeconds);
    const group = this.#ends.get(stride);
    if (group) group.push(revocation);
    else this.#ends.set(stride, [revocation]);
    return true;
  }

  has({ sessionId, accountId, epoch }: SessionFacts): boolean {
    if (this.#sessions.has(sessionId)) return true;
    const now = this.#epochs.get(accountId);
    return now !== undefined && epoch < now;
  }

  /** Forgets what has ended by itself by now. @param now in seconds since 1970 */
  forget(now: number): void {
    for (const [stride, group] of this.#ends) {
      // One more, for tokens that are looked at by a clock that is slow.
      if ((stride + 2) * strideSeconds > now) continue;
      this.#ends.delete(stride);
      for (const revocation of group) this.#drop(revocation);
    }
  }

  #note(revocation: Revocation): boolean {
    if (revocation.kind === 'session') {
      const before = this.#sessions.size;
      return this.#sessions.add(revocation.sessionId).size > before;
    }
    const { accountId, epoch } = revocation;
    if (epoch <= (this.#epochs.get(accountId) ?? 0)) return false;
    this.#epochs.set(accountId, epoch);
    return true;
  }

  #drop(revocation: Revocation): void {
    if (revocation.kind === 'session') this.#sessions.delete(revocation.sessionId);
    // A later epoch has an entry of its own, which ends later.
    else if (this.#epochs.get(revocation.accountId) === revocation.epoch) this.#epochs.delete(revocation.accountId);
  }
}
