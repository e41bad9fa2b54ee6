import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome, refuse, type Refused } from '@alexandrite/contracts/outcome';
import { type CommandKey, type Loaded, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { Clock } from '@alexandrite/service-kit/clock';
import { notAllowed, notFound, notSignedIn } from '@alexandrite/service-kit/refusals';
import type { Account } from '../../domain/accounts/account.ts';
import { type Doer, isActiveAdmin, mayManagePeople, restored } from '../../domain/accounts/people.ts';
import type { ShopDatabase } from '../../store/index.ts';
import { eventsOf } from './people-events.ts';

/** What looking after accounts works with. */
export interface PeopleDesk {
  readonly store: Pick<ShopDatabase, 'accounts'>;
  readonly clock: Clock;
}

export type ChangeRefusal = 'NotSignedIn' | 'NotAllowed' | 'NotFound' | 'AccountChangeRefused' | 'InvalidInput';

/** The next account, or why not. Called again when a race is lost. */
export type Decide = (account: Account, doer: Doer) => Account | Refused<'InvalidInput' | 'AccountChangeRefused'>;

/** Who may look after other people's accounts; null when the caller may not. */
export async function actingAdmin({ store }: Pick<PeopleDesk, 'store'>, caller: Identity & { accountId: string }) {
  if (!mayManagePeople(caller)) return null;
  // The store, too, is asked: a token may be a moment older than what became of its owner.
  const acting = await store.accounts.load(caller.accountId);
  return acting && isActiveAdmin(acting.state) ? acting.state : null;
}

/** An administrator does something to somebody else's account. */
export async function changeAccount(
  desk: PeopleDesk,
  caller: Identity,
  {
    accountId,
    decide,
    command,
  }: { readonly accountId: string; readonly decide: Decide; readonly command?: CommandKey },
): Promise<Outcome<Account, ChangeRefusal>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const { store, clock } = desk;
  return retryLostRace(async () => {
    const acting = await actingAdmin(desk, caller);
    if (!acting) return notAllowed();
    const loaded = await store.accounts.load(accountId);
    if (!loaded || loaded.state.deletedAt) return notFound('ACCOUNT_NOT_FOUND');
    if (command && repeatOf(command, loaded.commandKeys) !== 'NEW') return accept(loaded.state);
    // Nobody raises themselves, and nobody shuts themselves out by accident.
    if (acting.id === accountId) return refuse('AccountChangeRefused', 'OWN_ACCOUNT');
    const next = decide(loaded.state, { by: acting.id, at: clock() });
    if ('ok' in next) return next;
    if (next === loaded.state) return accept(next);
    const events = eventsOf(loaded.state, next);
    const saved = await store.accounts.save(loaded, next, { events, ...(command ? { command } : {}) });
    return (await keepsAnAdmin(desk, loaded.state, saved))
      ? accept(next)
      : refuse('AccountChangeRefused', 'LAST_ADMIN');
  });
}

/**
 * Whether there still is an administrator; a change that took the last one is undone. Who acts is one, so that it takes
 * two who do it to each other at the same moment, each before the other's change is written: no single document says
 * that both were.
 */
async function keepsAnAdmin({ store, clock }: PeopleDesk, before: Account, saved: Loaded<Account>): Promise<boolean> {
  if (!isActiveAdmin(before) || isActiveAdmin(saved.state)) return true;
  if ((await store.accounts.countActiveAdmins()) > 0) return true;
  const again = restored(before, saved.state, clock());
  await store.accounts.save(saved, again, { events: eventsOf(saved.state, again) });
  return false;
}
