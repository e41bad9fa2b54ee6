import { hasRole, isSignedIn, staffRoles } from '@alexandrite/contracts/identity';
import type { Localized } from '@alexandrite/contracts/locale';
import { type Caller, NotAdmittedError } from '../identity/caller.ts';

/** Where partners ask. */
export const partnerPath = '/partner/graphql';

const keyNeeded: Localized = {
  ru: 'Этот вход для партнёров. Передайте ключ партнёра: Authorization: Bearer <ключ>.',
  en: 'This door is for partners. Send a partner key: Authorization: Bearer <key>.',
};
const partnersOnly: Localized = {
  ru: 'Этот вход только для партнёров: с вашей учётной записью пользуйтесь /graphql.',
  en: 'This door is for partners only: with your account, use /graphql.',
};
const otherDoor: Localized = {
  ru: `Ключ партнёра открывает ${partnerPath}: задайте вопрос там.`,
  en: `A partner key opens ${partnerPath}: ask there.`,
};

/**
 * Lets partners in, and staff who look into something for one. Behind this door everybody is a partner and nothing
 * more: what a manager may do beyond that is neither shown nor done here.
 * @throws NotAdmittedError
 */
export function asPartner(caller: Caller): Caller {
  if (!isSignedIn(caller.identity)) throw new NotAdmittedError('UNAUTHENTICATED', keyNeeded);
  if (!hasRole(caller.identity, 'PARTNER', ...staffRoles)) throw new NotAdmittedError('FORBIDDEN', partnersOnly);
  return { ...caller, identity: { ...caller.identity, roles: ['PARTNER'] } };
}

/**
 * Keeps partner keys out of the other door: programs that hold one use the contract, which does not change under them.
 * @param isKey whether the caller came with one
 * @throws NotAdmittedError
 */
export function refuseKey(caller: Caller, isKey: boolean): Caller {
  if (isKey) throw new NotAdmittedError('FORBIDDEN', otherDoor);
  return caller;
}
