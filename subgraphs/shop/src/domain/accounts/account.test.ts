import { anAccount as someAccount } from '../../../test/an-account.ts';
import { cleanDisplayName, maySeeAccount, normaliseEmail, refuseAccount } from './account.ts';

const isEmail = (text: string): boolean => text.includes('@');
const aSignUp = { email: 'anna@example.com', displayName: 'Anna' };
const anAccount = someAccount();

describe('an account', () => {
  it('has one e-mail address however it is typed', () => {
    expect(normaliseEmail('  Anna.Petrova@Example.COM ')).toBe('anna.petrova@example.com');
    expect(normaliseEmail('ПОЧТА@пример.рф')).toBe('почта@пример.рф');
  });

  it('is seen by its owner and by staff, and by nobody else', () => {
    const caller = { displayName: null, locale: 'en' } as const;
    expect(maySeeAccount(anAccount, { ...caller, accountId: 'acc_1', roles: ['CUSTOMER'] })).toBe(true);
    expect(maySeeAccount(anAccount, { ...caller, accountId: 'acc_2', roles: ['SELLER'] })).toBe(true);
    expect(maySeeAccount(anAccount, { ...caller, accountId: 'acc_2', roles: ['PARTNER'] })).toBe(false);
    expect(maySeeAccount(anAccount, { ...caller, accountId: null, roles: [] })).toBe(false);
  });

  it('has a name that stays in its line', () => {
    expect(cleanDisplayName(' Anna\u200B \n Petrova ')).toBe('Anna Petrova');
  });
});

describe('signing up', () => {
  it('takes what an account can be opened with', () => {
    expect(refuseAccount(aSignUp, isEmail)).toBeNull();
  });

  it.each([
    [{ email: 'anna' }, 'EMAIL_FORMAT', 'email'],
    [{ email: `${'a'.repeat(250)}@example.com` }, 'EMAIL_FORMAT', 'email'],
    [{ displayName: ' \u200B ' }, 'DISPLAY_NAME_LENGTH', 'displayName'],
    [{ displayName: '\u3164\u2800' }, 'DISPLAY_NAME_LENGTH', 'displayName'],
    [{ displayName: 'Anna \u202Eavorte' }, 'TEXT_SIGNS', 'displayName'],
    [{ displayName: 'Anna\u0007' }, 'TEXT_SIGNS', 'displayName'],
    [{ displayName: 'x'.repeat(81) }, 'DISPLAY_NAME_LENGTH', 'displayName'],
  ])('refuses %j: %s', (wrong, code, field) => {
    expect(refuseAccount({ ...aSignUp, ...wrong }, isEmail)).toMatchObject({
      type: 'InvalidInput',
      code,
      fields: { field },
    });
  });
});
