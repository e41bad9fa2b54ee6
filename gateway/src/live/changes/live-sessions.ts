import type { Revocation } from '@alexandrite/contracts/revocation';
import type { SessionFacts } from '../../identity/revocations/revoked-set.ts';

/** Something that must not outlive a session. */
export interface SessionBound {
  /** The session is over. */
  sessionOver(): void;
}

/** A session, and what is open under it. */
interface OpenSession {
  readonly facts: SessionFacts;
  readonly bound: Set<SessionBound>;
}

/**
 * Knows what is open under each session, and ends it when the session, its key or its account's epoch is ended before
 * its time.
 *
 * The news comes over the live log, in the order in which things happened: a change that came after the end of a session
 * is read after it, so nothing of it reaches the session, and no push has to ask anybody.
 */
export class LiveSessions {
  readonly #sessions = new Map<string, OpenSession>();
  readonly #byAccount = new Map<string, Set<OpenSession>>();

  /** Something is open under a session. */
  enter({ sessionId, accountId, epoch }: SessionFacts, bound: SessionBound): void {
    let open = this.#sessions.get(sessionId);
    if (!open) {
      open = { facts: { sessionId, accountId, epoch }, bound: new Set() };
      this.#sessions.set(sessionId, open);
      const group = this.#byAccount.get(accountId) ?? new Set();
      this.#byAccount.set(accountId, group.add(open));
    }
    open.bound.add(bound);
  }

  /** It is closed. */
  leave(sessionId: string, bound: SessionBound): void {
    const open = this.#sessions.get(sessionId);
    open?.bound.delete(bound);
    if (open?.bound.size === 0) this.#forget(open);
  }

  /** Something lets in no longer. */
  revoked(revocation: Revocation): void {
    if (revocation.kind === 'session') {
      const open = this.#sessions.get(revocation.sessionId);
      if (open) this.#end(open);
      return;
    }
    const { accountId, epoch } = revocation;
    for (const open of [...(this.#byAccount.get(accountId) ?? [])]) if (open.facts.epoch < epoch) this.#end(open);
  }

  #end(open: OpenSession): void {
    this.#forget(open);
    for (const bound of open.bound) bound.sessionOver();
  }

  #forget(open: OpenSession): void {
    const { sessionId, accountId } = open.facts;
    this.#sessions.delete(sessionId);
    const group = this.#byAccount.get(accountId);
    group?.delete(open);
    if (group?.size === 0) this.#byAccount.delete(accountId);
  }
}
