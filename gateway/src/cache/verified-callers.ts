import { LRUCache } from 'lru-cache';
import type { Caller } from '../identity/caller.ts';
import type { Credentials } from '../identity/credentials.ts';
import type { Revocations } from '../identity/revocations/revocations.ts';
import type { SessionFacts } from '../identity/revocations/revoked-set.ts';

/** How long a checked token is taken as it was, in milliseconds. */
const takenForMs = 3_000;

/**
 * Remembers for a moment whose tokens were checked, so that what everybody may see need not wait for checking them
 * again. It opens nothing else: whatever is computed is computed for a caller who was checked for it. Whether the
 * session was revoked is looked up each time, in memory.
 */
export class VerifiedCallers {
  readonly #tokens = new LRUCache<string, SessionFacts>({ max: 10_000, ttl: takenForMs });
  readonly #isForVisitors: boolean;
  readonly #revocations: Pick<Revocations, 'standingOf'>;

  /** @param isForVisitors whether somebody without a token is let in */
  constructor(isForVisitors: boolean, revocations: Pick<Revocations, 'standingOf'>) {
    this.#isForVisitors = isForVisitors;
    this.#revocations = revocations;
  }

  holds(credentials: Credentials): boolean {
    if (credentials.kind === 'none') return this.#isForVisitors;
    const session = this.#tokens.get(credentials.token);
    return session !== undefined && this.#revocations.standingOf(session) === 'held';
  }

  note(credentials: Credentials, { session }: Caller): void {
    if (credentials.kind === 'none' || !session) return;
    const left = session.expiresAt.getTime() - Date.now();
    if (left <= 0) return;
    const { sessionId, accountId, epoch } = session;
    this.#tokens.set(credentials.token, { sessionId, accountId, epoch }, { ttl: Math.min(takenForMs, left) });
  }
}
