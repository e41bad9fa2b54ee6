/** Work for the hashing thread: a hash to make, or one to compare with; `passwordHash` null for an unknown account. */
export type HashingJob =
  | { readonly kind: 'HASH'; readonly password: string }
  | { readonly kind: 'VERIFY'; readonly password: string; readonly passwordHash: string | null };

/** Answer of the hashing thread: the hash, whether it matched, or why neither could be told. */
export type HashingAnswer = { readonly value: string | boolean } | { readonly fault: string };
