/** Something that lets in no longer, though its token is signed and its time is not over. */
export type Revocation = RevokedSession | RaisedEpoch;

/** A session that was ended before its time, or a partner key: it bears its key's id. */
export interface RevokedSession {
  readonly kind: 'session';
  readonly sessionId: string;
  /** When it would have ended by itself, in seconds since 1970: until then it has to be remembered. */
  readonly until: number;
}

/** What an account's tokens say has stopped being true: those of an earlier epoch are out. */
export interface RaisedEpoch {
  readonly kind: 'account';
  readonly accountId: string;
  /** The epoch that tokens made from now on carry. */
  readonly epoch: number;
  /** When the last of the earlier tokens would have ended by itself, in seconds since 1970. */
  readonly until: number;
}
