import { peopleBounds } from '@alexandrite/contracts/bounds/people';
import { type Role, staffRoles } from '@alexandrite/contracts/identity';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';

/**
 * Least lengths by NIST SP 800-63B-4, 3.1.1.2: 15 characters where a password is all that is asked for. Customers, who
 * open nothing but their own orders, are asked for fewer; rules about kinds of characters are asked of nobody.
 */
const leastLength = { customer: 10, staff: 15 };

/** Tries that a guesser needs, as a power of ten: an own word or date behind a common one is found with fewer. */
const leastGuesses = { customer: 9, staff: 10 };

/** What a password has to keep besides the words that belong to its owner or to the house. */
const leastBesides = 6;

/** Words shorter than this stand in many passwords by chance. */
const shortestWord = 4;

const houseWords = ['alexandrite', 'александрит'];

/** How many tries guessing takes, as a power of ten. @param known words that a guesser would begin with */
export type EstimateGuesses = (password: string, known: readonly string[]) => number;

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Refuses a password of a length that is not taken. */
export function refuseLength(password: string, roles: readonly Role[], field: string): Refused<'InvalidInput'> | null {
  const least = leastLength[kindOf(roles)];
  const most = peopleBounds.password.limit;
  // Characters as a person counts them, not UTF-16 units.
  const length = Array.from(password).length;
  return length < least || length > most ? refuse('InvalidInput', 'PASSWORD_LENGTH', { field, least, most }) : null;
}

/** Refuses a password that a guesser would find; the first thing that is wrong. */
export function refusePassword(
  password: string,
  owner: PasswordOwner,
  estimate: EstimateGuesses,
  field: string,
): Refused<'InvalidInput'> | null {
  const refused = refuseLength(password, owner.roles, field);
  if (refused) return refused;
  const known = knownWords(owner);
  if (restOf(password, known).length < leastBesides) return refuse('InvalidInput', 'PASSWORD_PERSONAL', { field });
  const beginning = Array.from(password).slice(0, peopleBounds.passwordEstimated.limit).join('');
  return estimate(beginning, known) < leastGuesses[kindOf(owner.roles)]
    ? refuse('InvalidInput', 'PASSWORD_GUESSABLE', { field })
    : null;
}

const kindOf = (roles: readonly Role[]): 'staff' | 'customer' =>
  staffRoles.some((role) => roles.includes(role)) ? 'staff' : 'customer';

/** What belongs to the owner or to the house, longest first: the whole address before its parts. */
function knownWords({ email, displayName }: PasswordOwner): string[] {
  const parts = [email, displayName].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return [email.toLowerCase(), displayName.toLowerCase(), ...parts, ...houseWords]
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length);
}

/** What is left of a password without words that are known. */
function restOf(password: string, known: readonly string[]): string {
  return known.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
}
