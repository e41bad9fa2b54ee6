import type { Refused } from '@alexandrite/contracts/outcome';
import { fillText } from '@alexandrite/service-kit/refusals';
import type { Administrator } from '../commands/people/create-administrator.ts';

/** What is said to who makes an administrator at the machine itself, by the refusal's code. */
const refusals: Readonly<Record<string, string>> = {
  EMAIL_FORMAT: 'Check the e-mail address: --email name@example.com',
  DISPLAY_NAME_LENGTH: 'A name has 1 to {most} characters: --name "…"',
  PASSWORD_LENGTH: 'The password of an administrator has {least} to {most} characters.',
  PASSWORD_PERSONAL: 'There is little in this password but the name, the address or the name of the house.',
  PASSWORD_GUESSABLE: 'This password is easily guessed. Take five words, say, that are found together nowhere else.',
  EMAIL_TAKEN: 'The address was given to an account a moment ago. Run this again.',
  DEMO_ACCOUNT: 'This is a demo account, whose password everybody knows. Take another address.',
  OTHER_ACCOUNT: 'The address has an account that is no administrator’s, or is closed. Add --promote to make it one.',
};

export function refusalText({ code, fields }: Refused): string {
  return fillText(refusals[code] ?? code, fields);
}

/** What became of the account. */
export function resultText({ account: { email, mustChangePassword }, done }: Administrator): string {
  if (done === 'NOTHING') return `${email} is an administrator already; nothing was changed.`;
  if (done === 'OPENED') return `${email} is an administrator.`;
  const password = mustChangePassword ? 'and chooses another password at the next sign-in' : 'with the password it had';
  return `${email} is an administrator now, ${password}.`;
}

/** Passwords that were made for who gave none: the only time that they are shown. */
export const madeText = (passwords: readonly string[]): string[] =>
  passwords.map((password) => `Password, shown this once: ${password}`);
