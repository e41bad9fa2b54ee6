import { isEmail } from './is-email.ts';

describe('an e-mail address', () => {
  it.each([
    'anna@example.com',
    'a.b+c@mail.example.co.uk',
    "o'neil@example.com",
    'пример@почта.рф',
    'anna@bücher.example',
  ])('is %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  it.each([
    '',
    'anna',
    'anna@',
    '@example.com',
    'anna@example',
    'anna @example.com',
    'anna@exam ple.com',
    'anna@example..com',
    'anna@-example.com',
    'anna\u202E@example.com',
    'anna\u200B@example.com',
    'anna\u0000@example.com',
    'anna@example.com\nBcc: all@example.com',
    '\u3164@example.com',
    'one@two@example.com',
  ])('is not %j', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
