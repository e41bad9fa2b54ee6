import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import type { AccountAccessResolvers, AccountEntryResolvers, AccountResolvers } from './__generated__/types.ts';

export const Account: AccountResolvers = {
  __resolveReference: ({ id }, { accountById }) => accountById.load(id),
  access: (account, _, { caller }) => (mayRead('Account.access', caller, {}) ? account : null),
};

export const AccountAccess: AccountAccessResolvers = {
  history: ({ history }) => history.toReversed(),
};

export const AccountEntry: AccountEntryResolvers = {
  by: ({ by }, _, { accountById }) => (by === null ? null : accountById.load(by)),
};
