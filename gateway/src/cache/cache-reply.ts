import type { CachePolicy } from '../graph/cache-hint.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** An answer as it was computed for somebody. */
export interface Computed {
  /** The body in JSON. */
  readonly body: string;
  /** True when all of it could be answered, and nothing else goes with it, such as a cookie. */
  readonly isWhole: boolean;
  readonly policy: CachePolicy;
  /** What it was made of. */
  readonly tags: readonly string[];
}

/** What came of asking: what everybody may see, or what the caller's own computation gave. */
export type CacheReply<Own> =
  | {
      readonly kind: 'stored';
      readonly answer: StoredAnswer;
      /** False for the one who computed it. */
      readonly isHit: boolean;
    }
  | { readonly kind: 'computed'; readonly computed: Own };
