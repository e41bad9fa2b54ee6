/** A session that was ended before its time. */
export interface EndedSession {
  /** The session's. */
  readonly id: string;
  readonly accountId: string;
  readonly endedAt: Date;
  /** When it would have ended by itself. */
  readonly expiresAt: Date;
}
