import { isCountry, readPhone } from './index.ts';

describe('a country', () => {
  it.each(['RU', 'BY', 'KZ', 'AM', 'GB'])('is known by its code: %s', (code) => {
    expect(isCountry(code)).toBe(true);
  });

  it.each(['??', 'ZZ', 'ru', 'RUS', 'EU', 'SU', '', 'R'])('is not %j', (code) => {
    expect(isCountry(code)).toBe(false);
  });
});

describe('a telephone number', () => {
  it.each([
    ['+7 900 000-00-00', 'RU', '+7 900 000-00-00'],
    ['8 (900) 000-00-00', 'RU', '+7 900 000 00 00'],
    ['+375 29 123-45-67', 'RU', '+375 29 123-45-67'],
    ['8 701 123 45 67', 'KZ', '+7 701 123 4567'],
    ['+374 10 123456', 'AM', '+374 10 123456'],
  ])('is read as it is called from abroad: %s of %s is %s', (typed, country, read) => {
    expect(readPhone(typed, country)).toBe(read);
  });

  it.each([
    '-----',
    '12345',
    '+7',
    '0000000000',
    'call me',
    'ring +7 900 000-00-00',
    '+7 900 000-00-00-00-00',
    '+999 1234567',
  ])('is not %s', (typed) => {
    expect(readPhone(typed, 'RU')).toBeNull();
  });

  it('needs its country’s code where its country is not known', () => {
    expect(readPhone('8 900 000-00-00', '??')).toBeNull();
    expect(readPhone('+7 900 000-00-00', '??')).toBe('+7 900 000-00-00');
  });
});
