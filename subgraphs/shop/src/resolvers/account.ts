import type { AccountResolvers } from './__generated__/types.ts';

export const Account: AccountResolvers = {
  __resolveReference: ({ id }, { accountById }) => accountById.load(id),
};
