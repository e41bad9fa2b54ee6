const keys = new Map<string, Uint8Array>();

/** The bytes of a secret, made once: every request signs or verifies with one of a few. */
export function signingKey(secret: string): Uint8Array {
  let key = keys.get(secret);
  if (!key) {
    key = new TextEncoder().encode(secret);
    keys.set(secret, key);
  }
  return key;
}
