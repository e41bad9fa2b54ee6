import type { Account } from './account.ts';

/** Addresses of the accounts that the seed opens with a password that everybody knows. */
export const demoEmails = ['customer', 'partner', 'seller', 'operator', 'operator2', 'manager', 'admin'].map(
  (name) => `${name}@alexandrite.example`,
);

/** Whether an account was opened with the public password; those of earlier releases bear no mark but their address. */
export function isDemoAccount({ isDemo, email }: Pick<Account, 'isDemo' | 'email'>): boolean {
  return isDemo || demoEmails.includes(email);
}
