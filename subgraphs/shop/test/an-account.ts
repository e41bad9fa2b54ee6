import type { Account } from '../src/domain/accounts/account.ts';

/** An account; say what matters to the test. */
export function anAccount(given: Partial<Account> = {}): Account {
  return {
    id: 'acc_1',
    email: 'anna@example.com',
    passwordHash: 'hash',
    displayName: 'Anna',
    roles: ['CUSTOMER'],
    createdAt: new Date(0),
    epoch: 0,
    epochRise: null,
    isDemo: false,
    disabledAt: null,
    deletedAt: null,
    mustChangePassword: false,
    history: [],
    ...given,
  };
}
