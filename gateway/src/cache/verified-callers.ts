import { LRUCache } from 'lru-cache';
import type { Caller } from '../identity/caller.ts';
import type { Credentials } from '../identity/credentials.ts';

/** How long a checked token is taken as it was, in milliseconds. */
const takenForMs = 3_000;

/** The same where visitors are not let in: a key that was ended opens nothing within a second. */
const takenForMsByKey = 500;

/**
 * Remembers for a moment whose tokens were checked, so that what everybody may see need not wait for checking them
 * again. It opens nothing else: whatever is computed is computed for a caller who was checked for it.
 */
export class VerifiedCallers {
  readonly #tokens: LRUCache<string, true>;
  readonly #isForVisitors: boolean;
  readonly #takenForMs: number;

  /** @param isForVisitors whether somebody without a token is let in */
  constructor(isForVisitors: boolean) {
    this.#isForVisitors = isForVisitors;
    this.#takenForMs = isForVisitors ? takenForMs : takenForMsByKey;
    this.#tokens = new LRUCache<string, true>({ max: 10_000, ttl: this.#takenForMs });
  }

  holds(credentials: Credentials): boolean {
    return credentials.kind === 'none' ? this.#isForVisitors : this.#tokens.has(credentials.token);
  }

  note(credentials: Credentials, { session }: Caller): void {
    if (credentials.kind === 'none' || !session) return;
    const left = session.expiresAt.getTime() - Date.now();
    if (left > 0) this.#tokens.set(credentials.token, true, { ttl: Math.min(this.#takenForMs, left) });
  }
}
