import type { Log } from '@alexandrite/service-kit/log';
import type { RevokedSessions } from '../../identity/revoked-sessions.ts';
import type { Revocation } from '@alexandrite/contracts/revocation';
import type { RevocationFollower } from './hub.ts';

/** Something that must not outlive a session. */
export interface SessionBound {
  /** The session is over. */
  sessionOver(): void;
}

/**
 * Knows what is open under each session, and ends it when the session is ended before its time.
 *
 * The news comes over the live log, in the order in which things happened: a change that came after the end of a session
 * is read after it, so nothing of it reaches the session, and no push has to ask Redis.
 */
export class LiveSessions implements RevocationFollower {
  readonly #revoked: Pick<RevokedSessions, 'has'>;
  readonly #log: Log;
  readonly #open = new Map<string, Set<SessionBound>>();

  constructor(revoked: Pick<RevokedSessions, 'has'>, log: Log) {
    this.#revoked = revoked;
    this.#log = log;
  }

  /** Something is open under a session. */
  enter(sessionId: string, bound: SessionBound): void {
    const group = this.#open.get(sessionId) ?? new Set();
    this.#open.set(sessionId, group.add(bound));
  }

  /** It is closed. */
  leave(sessionId: string, bound: SessionBound): void {
    const group = this.#open.get(sessionId);
    group?.delete(bound);
    if (group?.size === 0) this.#open.delete(sessionId);
  }

  over(sessionId: string): void {
    const group = this.#open.get(sessionId);
    this.#open.delete(sessionId);
    for (const bound of group ?? []) bound.sessionOver();
  }

  revoked(revocation: Revocation): void {
    if (revocation.kind === 'session') this.over(revocation.sessionId);
  }

  /** Asks for every session: the news of some may be lost. */
  missed(): void {
    const ask = async (): Promise<void> => {
      for (const sessionId of [...this.#open.keys()]) if (await this.#revoked.has(sessionId)) this.over(sessionId);
    };
    ask().catch((fault: unknown) => this.#log.error({ err: fault }, 'sessions of sockets could not be looked at'));
  }
}
