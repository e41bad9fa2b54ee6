import { randomBytes } from 'node:crypto';
import { hash, hashSync, verifySync } from '@node-rs/argon2';

/**
 * argon2id (the library's default) with 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage
 * Cheat Sheet, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** For seeds and commands of the house, one after another; what strangers send is hashed in a thread of its own. */
export async function hashPassword(password: string): Promise<string> {
  return hash(comparable(password), cost);
}

/** Computes where it is called: in a thread that does nothing else. */
export function hashPasswordHere(password: string): string {
  return hashSync(comparable(password), cost);
}

let nobodysHash: string | undefined;

/**
 * Whether a password is the account's; computes where it is called.
 * @param passwordHash null when there is no such account: the work is the same, so that time does not tell
 */
export function passwordMatchesHere(passwordHash: string | null, password: string): boolean {
  nobodysHash ??= hashPasswordHere(randomBytes(16).toString('hex'));
  return verifySync(passwordHash ?? nobodysHash, comparable(password)) && passwordHash !== null;
}

/** The same password typed on another keyboard is the same password. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}
