import type { Role } from '@alexandrite/contracts/identity';
import type { NameKey } from '@alexandrite/service-kit/connections';

/** Which accounts a list shows. */
export interface AccountFilter {
  /** Accounts that hold one of these; of nothing restricts nothing. */
  readonly roles: readonly Role[];
  /** Beginning of the e-mail address, as it is compared. */
  readonly email: string;
  /** Letters and digits alone: every one begins a word of the name. */
  readonly words: readonly string[];
}

/** By name; the id makes the order total. */
export const byName = { displayName: 1, _id: 1 } as const;

/** The MongoDB filter of a page of the list. */
export function accountQuery(filter: AccountFilter, after: NameKey | null): Record<string, unknown> {
  const conditions: Record<string, unknown>[] = [{ deletedAt: null }];
  if (filter.roles.length > 0) conditions.push({ roles: { $in: filter.roles } });
  if (filter.email !== '') {
    // A range and not a pattern: it uses the index, and nothing in the text can be taken for an operator.
    const email = { $gte: filter.email, $lt: `${filter.email}\uffff` };
    const name = filter.words.map((word) => ({ displayName: { $regex: beginsWord(word), $options: 'i' } }));
    conditions.push(name.length > 0 ? { $or: [{ email }, { $and: name }] } : { email });
  }
  if (after) {
    const [displayName, id] = after;
    conditions.push({ $or: [{ displayName: { $gt: displayName } }, { displayName, _id: { $gt: id } }] });
  }
  return { $and: conditions };
}

/** The words that are looked for have е for ё; names may have either. */
const beginsWord = (word: string): string => `(^|[^\\p{L}\\p{N}])${word.replaceAll('е', '[её]')}`;
