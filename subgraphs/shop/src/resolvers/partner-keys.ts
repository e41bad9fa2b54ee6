import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { createPartnerKey } from '../commands/create-partner-key.ts';
import { revokePartnerKey } from '../commands/revoke-partner-key.ts';
import { isActive } from '../domain/accounts/partner-key.ts';
import { listPartnerKeys } from '../queries/list-partner-keys.ts';
import { listPartners } from '../queries/list-partners.ts';
import type { MutationResolvers, PartnerKeyResolvers, QueryResolvers } from './__generated__/types.ts';
import { refusalTexts } from './texts.ts';

export const PartnerKey: PartnerKeyResolvers = {
  account: ({ accountId }, _, { accountById }) => accountById.load(accountId),
  async active(key, _, { desk, accountById }) {
    const account = await accountById.load(key.accountId);
    return account !== null && isActive(key, account.epoch, desk.clock());
  },
};

export const partnerKeyQueries: Pick<QueryResolvers, 'partners' | 'partnerKeys'> = {
  partners: (_, __, { desk, caller }) => listPartners(desk, caller),
  partnerKeys: (_, wanted, { desk, caller }) => listPartnerKeys(desk, caller, wanted),
};

export const partnerKeyMutations: Pick<MutationResolvers, 'createPartnerKey' | 'revokePartnerKey'> = {
  async createPartnerKey(_, { input }, { desk, caller }) {
    const outcome = await createPartnerKey(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'PartnerKeyCreated', ...outcome.value };
  },

  async revokePartnerKey(_, { input: { keyId } }, { desk, caller }) {
    const outcome = await revokePartnerKey(desk, caller, keyId);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'PartnerKeyRevoked', key: outcome.value };
  },
};
