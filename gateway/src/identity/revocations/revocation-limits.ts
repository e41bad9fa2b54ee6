import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';

/** When a gateway asks what lets in no longer, and for how long it believes what it knows; all in milliseconds. */
export interface RevocationLimits {
  /** Between two questions to the shop. */
  readonly askEveryMs: number;
  /** The same until the shop has told everything once. */
  readonly askFirstEveryMs: number;
  /** How long the shop may take to answer. */
  readonly answerMs: number;
  /** With no news from the shop or from the live log for as long, nobody who is signed in is let in. */
  readonly staleAfterMs: number;
}

/** A restart of Redis or of the shop is over in less; a session that is ended while both are away lasts as long. */
export const usualRevocations: RevocationLimits = {
  askEveryMs: 2_000,
  askFirstEveryMs: 250,
  answerMs: 3_000,
  staleAfterMs: sessionBounds.unchecked.limit * 1_000,
};
