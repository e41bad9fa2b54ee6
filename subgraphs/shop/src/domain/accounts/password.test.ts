import type { Role } from '@alexandrite/contracts/identity';
import { refusePassword } from './password.ts';

const owner = (...roles: readonly Role[]) => ({
  email: 'anna.petrova@example.com',
  displayName: 'Анна Петрова',
  roles,
});
const hard = () => 30;
const codeOf = (password: string, roles: readonly Role[] = ['CUSTOMER'], estimate: () => number = hard) =>
  refusePassword(password, owner(...roles), estimate, 'password')?.code ?? null;

describe('a password', () => {
  it.each<[string, readonly Role[], string | null]>([
    ['ninesigns', ['CUSTOMER'], 'PASSWORD_LENGTH'],
    ['💍'.repeat(9), ['CUSTOMER'], 'PASSWORD_LENGTH'],
    ['💍'.repeat(10), ['CUSTOMER'], null],
    ['fourteen signs', ['CUSTOMER', 'OPERATOR'], 'PASSWORD_LENGTH'],
    ['fifteen signs !', ['ADMIN'], null],
    ['fourteen signs', ['PARTNER'], null],
    ['x'.repeat(201), ['CUSTOMER'], 'PASSWORD_LENGTH'],
  ])('%j of %j has a length that is fit for what it opens: %s', (password, roles, expected) => {
    expect(codeOf(password, roles)).toBe(expected);
  });

  it.each([
    'anna.petrova@example.com',
    'Anna.Petrova1990',
    'ПетроваАнна12',
    'alexandrite-demo',
    'АЛЕКСАНДРИТ 2026',
    'example.petrova!',
  ])('%j is refused: there is little in it but what is known', (password) => {
    expect(codeOf(password)).toBe('PASSWORD_PERSONAL');
  });

  it('may hold a known word among others', () => {
    expect(codeOf('petrova rides a blue tram')).toBeNull();
  });

  it('is refused when guessing takes few tries, sooner for staff', () => {
    const tries = () => 9.5;
    expect(codeOf('fifteen signs !!', ['CUSTOMER'], tries)).toBeNull();
    expect(codeOf('fifteen signs !!', ['SELLER'], tries)).toBe('PASSWORD_GUESSABLE');
    expect(codeOf('fifteen signs !!', ['CUSTOMER'], () => 8.9)).toBe('PASSWORD_GUESSABLE');
  });

  it('is estimated by its first 40 characters: the work does not grow with its length', () => {
    const seen: number[] = [];
    refusePassword('x'.repeat(200), owner(), (beginning) => seen.push(beginning.length), 'password');
    expect(seen).toEqual([40]);
  });
});
