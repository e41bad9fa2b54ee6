import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import { type Connection, decodeCursor, pageSize, timeKey, toConnection } from '@alexandrite/service-kit/connections';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { type PartnerKey, usedOn } from '../domain/accounts/partner-key.ts';

export interface ListPartnerKeys {
  readonly accountId?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const usualPage = 50;

/** A page of partner keys, newest first; none for those who may not see them. Throws BAD_USER_INPUT. */
export async function listPartnerKeys(
  { store: { partnerKeys } }: ShopDesk,
  caller: Identity,
  { accountId, first, after }: ListPartnerKeys,
): Promise<Connection<PartnerKey>> {
  const size = pageSize(first, usualPage);
  const sortKey = ({ createdAt, id }: PartnerKey) => [createdAt.getTime(), id];
  if (!mayRead('PartnerKey', caller, {})) return toConnection([], size, sortKey);
  const found = await partnerKeys.list(accountId ?? null, size + 1, decodeCursor(after, timeKey));
  const uses = await partnerKeys.uses();
  return toConnection(
    found.map((key) => usedOn(key, uses.get(key.id))),
    size,
    sortKey,
  );
}
