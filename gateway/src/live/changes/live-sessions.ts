import type { RaisedEpoch, Revocation } from '@alexandrite/contracts/revocation';

/** Something that must not outlive a session. */
export interface SessionBound {
  /** Whether its session is of an account's earlier epoch. */
  isBefore(raised: Pick<RaisedEpoch, 'accountId' | 'epoch'>): boolean;
  /** The session is over. */
  sessionOver(): void;
}

/**
 * Knows what is open under each session, and ends it when the session, its key or its account's epoch is ended before
 * its time.
 *
 * The news comes over the live log, in the order in which things happened: a change that came after the end of a session
 * is read after it, so nothing of it reaches the session, and no push has to ask anybody.
 */
export class LiveSessions {
  /** Most sessions have one thing open, and there are thousands: a set for each would take more than all the rest. */
  readonly #open = new Map<string, SessionBound | Set<SessionBound>>();

  /** Something is open under a session. */
  enter(sessionId: string, bound: SessionBound): void {
    const known = this.#open.get(sessionId);
    if (known instanceof Set) known.add(bound);
    else this.#open.set(sessionId, known ? new Set([known, bound]) : bound);
  }

  /** It is closed. */
  leave(sessionId: string, bound: SessionBound): void {
    const known = this.#open.get(sessionId);
    if (known instanceof Set) known.delete(bound);
    if (known === bound || (known instanceof Set && known.size === 0)) this.#open.delete(sessionId);
  }

  /** Something lets in no longer. */
  revoked(revocation: Revocation): void {
    if (revocation.kind === 'session') {
      this.#end(revocation.sessionId);
      return;
    }
    // Seldom enough to look at all of them: somebody changed a password, or lost a role.
    for (const [sessionId, known] of [...this.#open]) {
      const [first] = boundOf(known);
      if (first?.isBefore(revocation)) this.#end(sessionId);
    }
  }

  #end(sessionId: string): void {
    const known = this.#open.get(sessionId);
    this.#open.delete(sessionId);
    for (const bound of boundOf(known)) bound.sessionOver();
  }
}

function boundOf(known: SessionBound | Set<SessionBound> | undefined): readonly SessionBound[] {
  if (!known) return [];
  return known instanceof Set ? [...known] : [known];
}
