import { peopleBounds } from '@alexandrite/contracts/bounds/people';
import type { Identity, Role } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import { type Connection, decodeCursor, nameKey, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { type Account, normaliseEmail } from '../domain/accounts/account.ts';
import { wantedWords } from '../domain/catalogue/search-words.ts';

export interface ListAccounts {
  readonly roles?: readonly Role[] | null;
  readonly search?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const usualPage = 50;

/** A page of accounts, by name; none for those who may not look after them. Throws BAD_USER_INPUT. */
export async function listAccounts(
  { store: { accounts } }: ShopDesk,
  caller: Identity,
  { roles, search, first, after }: ListAccounts,
): Promise<Connection<Account>> {
  const size = pageSize(first, usualPage);
  const sortKey = ({ displayName, id }: Account) => [displayName, id];
  if (!mayRead('Query.accounts', caller, {})) return toConnection([], size, sortKey);
  const typed = (search ?? '').slice(0, peopleBounds.peopleSearch.limit);
  const filter = { roles: roles ?? [], email: normaliseEmail(typed), words: wantedWords(typed) };
  const found = await accounts.list(filter, size + 1, decodeCursor(after, nameKey));
  return toConnection(found, size, sortKey);
}
