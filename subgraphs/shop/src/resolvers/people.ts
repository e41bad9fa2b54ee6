import type { Outcome } from '@alexandrite/contracts/outcome';
import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { changePassword } from '../commands/people/change-password.ts';
import type { ChangeRefusal } from '../commands/people/change-account.ts';
import { createStaffAccount } from '../commands/people/create-staff-account.ts';
import { givePassword } from '../commands/people/give-password.ts';
import {
  changeRoles,
  deleteAccount,
  disableAccount,
  enableAccount,
  endSessions,
} from '../commands/people/look-after-accounts.ts';
import { signOutEverywhere } from '../commands/people/sign-out-everywhere.ts';
import type { SubgraphContext } from '../context.ts';
import type { Account } from '../domain/accounts/account.ts';
import { listAccounts } from '../queries/list-accounts.ts';
import type { MutationResolvers, QueryResolvers } from './__generated__/types.ts';
import { deviceCookieOf, clearedSessionCookie, sessionCookieOf } from './session-cookie.ts';
import { withWait } from './wait-in-words.ts';
import { refusalTexts } from './texts.ts';

interface Input {
  readonly input: { readonly accountId: string };
}
type ChangeAccount = (
  desk: SubgraphContext['desk'],
  caller: SubgraphContext['caller'],
  accountId: string,
) => Promise<Outcome<Account, ChangeRefusal>>;

export const peopleQueries: Pick<QueryResolvers, 'accounts'> = {
  accounts: (_, wanted, { desk, caller }) => listAccounts(desk, caller, wanted),
};

export const peopleMutations: Pick<
  MutationResolvers,
  | 'signOutEverywhere'
  | 'changePassword'
  | 'createStaffAccount'
  | 'givePassword'
  | 'changeRoles'
  | 'disableAccount'
  | 'enableAccount'
  | 'deleteAccount'
  | 'endSessions'
> = {
  async signOutEverywhere(_, __, { desk, caller, replyHeaders }) {
    const ended = await signOutEverywhere(desk, caller);
    replyHeaders.append('set-cookie', clearedSessionCookie(desk.settings.publicUrl));
    return ended;
  },

  async changePassword(_, { input }, { desk, caller, client, replyHeaders }) {
    const outcome = await changePassword(desk, caller, client, input);
    if (!outcome.ok) return presentRefusal(withWait(outcome, caller.locale), refusalTexts, caller.locale);
    replyHeaders.append('set-cookie', sessionCookieOf(outcome.value.token, desk.settings.publicUrl));
    replyHeaders.append('set-cookie', deviceCookieOf(outcome.value.device, desk.settings.publicUrl));
    return { __typename: 'SignedIn', ...outcome.value };
  },

  async createStaffAccount(_, { input }, { desk, caller }) {
    const outcome = await createStaffAccount(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'StaffAccountCreated', ...outcome.value };
  },

  async givePassword(_, { input }, { desk, caller }) {
    const outcome = await givePassword(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'PasswordGiven', ...outcome.value };
  },

  changeRoles: async (_, { input }, { desk, caller }) => present(await changeRoles(desk, caller, input), caller),
  disableAccount: async (_, wanted, context) => change(disableAccount, wanted, context),
  enableAccount: async (_, wanted, context) => change(enableAccount, wanted, context),
  deleteAccount: async (_, wanted, context) => change(deleteAccount, wanted, context),
  endSessions: async (_, wanted, context) => change(endSessions, wanted, context),
};

async function change(command: ChangeAccount, { input }: Input, { desk, caller }: SubgraphContext) {
  return present(await command(desk, caller, input.accountId), caller);
}

function present(outcome: Outcome<Account, ChangeRefusal>, { locale }: SubgraphContext['caller']) {
  if (!outcome.ok) return presentRefusal(outcome, refusalTexts, locale);
  return { __typename: 'AccountChanged' as const, account: outcome.value };
}
