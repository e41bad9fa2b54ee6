import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id (the library's default) with 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage
 * Cheat Sheet, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
  return hash(comparable(password), cost);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether a password is the account's.
 * @param passwordHash null when there is no such account: the work is the same, so that time does not tell
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(passwordHash ?? (await nobodysHash), comparable(password));
  return matches && passwordHash !== null;
}

/** The same password typed on another keyboard is the same password. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}
