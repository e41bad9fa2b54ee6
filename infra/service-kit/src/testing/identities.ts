import type { Identity, SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '../ids/index.ts';

/** Somebody who is signed in; say what matters to the test. */
export function anIdentity(given: Partial<Identity> & Pick<Identity, 'roles'>): SignedInIdentity {
  const accountId = given.accountId ?? newId('acc');
  return { displayName: 'Test person', locale: 'en', ...given, accountId };
}

export const aCustomer = (given: Partial<Identity> = {}): SignedInIdentity =>
  anIdentity({ roles: ['CUSTOMER'], ...given });

export const aVisitor = (): Identity => ({ accountId: null, displayName: null, roles: [], locale: 'en' });
