import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';
import { commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { newId } from '@alexandrite/service-kit/ids';
import {
  idempotencyKeyReused,
  invalidInput,
  notAllowed,
  notFound,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import { partnerKeyPrefix, signSession } from '@alexandrite/service-kit/sessions';
import type { Account } from '../domain/accounts/account.ts';
import { isClosed } from '../domain/accounts/closed-account.ts';
import {
  expiryOf,
  isToldAgain,
  mayManageKeys,
  type PartnerKey,
  refuseKeyFor,
  refuseKeyWishes,
} from '../domain/accounts/partner-key.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface CreatePartnerKey {
  readonly accountId: string;
  readonly name: string;
  readonly validDays: number;
  readonly idempotencyKey: string;
}

/** A key, and what opens the door; null once it is no longer told. */
export interface CreatedKey {
  readonly key: PartnerKey;
  readonly secret: string | null;
}

/** All keys of a partner are fewer than this, or they would have been refused one. */
const enough = 1_000;

/** Gives a partner a key. */
export async function createPartnerKey(
  desk: ShopDesk,
  caller: Identity,
  { accountId, name: typedName, validDays, idempotencyKey }: CreatePartnerKey,
): Promise<
  Outcome<
    CreatedKey,
    'NotSignedIn' | 'NotAllowed' | 'NotFound' | 'InvalidInput' | 'PartnerKeyRefused' | 'IdempotencyKeyReused'
  >
> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!mayManageKeys(caller)) return notAllowed();
  const name = tidyText(typedName);
  if (name === null) return invalidInput('TEXT_SIGNS', 'name');
  const refused = refuseBadIdempotencyKey(idempotencyKey) ?? refuseKeyWishes(name, validDays);
  if (refused) return refused;
  const { accounts, partnerKeys } = desk.store;
  const command = commandKey('createPartnerKey', caller.accountId, idempotencyKey, { accountId, name, validDays });
  return retryLostRace(async () => {
    const [account] = await accounts.findByIds([accountId]);
    if (!account) return notFound('ACCOUNT_NOT_FOUND');
    const now = desk.clock();
    const earlier = await partnerKeys.loadByCommand(command);
    if (earlier) {
      if (repeatOf(command, earlier.commandKeys) !== 'SAME') return idempotencyKeyReused();
      const { state: key } = earlier;
      return accept({ key, secret: isToldAgain(key, account.epoch, now) ? await secretOf(desk, key, account) : null });
    }
    if (isClosed(account, desk.settings)) return refuse('PartnerKeyRefused', 'ACCOUNT_CLOSED');
    const unfit = refuseKeyFor(account, await partnerKeys.list(accountId, enough, null), now);
    if (unfit) return unfit;
    const key: PartnerKey = {
      id: newId(partnerKeyPrefix),
      accountId,
      epoch: account.epoch,
      name,
      createdAt: now,
      createdBy: caller.displayName ?? '',
      expiresAt: expiryOf(now, validDays),
      revokedAt: null,
      lastUsedOn: null,
    };
    await partnerKeys.insert(key, { command });
    return accept({ key, secret: await secretOf(desk, key, account) });
  });
}

/** Whatever else the account may do, its keys are a partner's. */
async function secretOf({ settings }: ShopDesk, key: PartnerKey, account: Account): Promise<string> {
  const { id: accountId, displayName } = account;
  const { id: sessionId, epoch, expiresAt } = key;
  const session = { sessionId, accountId, displayName, roles: ['PARTNER'], epoch, expiresAt } as const;
  return signSession(session, settings.sessionKey);
}
