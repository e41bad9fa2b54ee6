import { readRoubles, roublesText } from './roubles.ts';

describe('an amount as people type it', () => {
  it.each([
    ['12 500,50 ₽', 1_250_050],
    ['12\u00a0500,5', 1_250_050],
    ['12\u202f500', 1_250_000],
    ['₽12,500.50', 1_250_050],
    ['12500.5', 1_250_050],
    ['12,500', 1_250_000],
    ['12.500', 1_250_000],
    ['1,234,567.89', 123_456_789],
    ['1.234.567,89', 123_456_789],
    ['12500 руб.', 1_250_000],
    ['12500 рублей', 1_250_000],
    ['12500р', 1_250_000],
    ['12500 RUB', 1_250_000],
    ['0,99', 99],
    ['007', 700],
  ])('%s is understood', (text, kopecks) => {
    expect(readRoubles(text)).toBe(kopecks);
  });

  it.each([
    '',
    '₽',
    'дорого',
    '-5',
    '12,5000',
    '1,23,456',
    '12.500,5,5',
    '1e5',
    '5 $',
    ',50',
    '12,',
    '99999999999999999999',
  ])('%s is none', (text) => {
    expect(readRoubles(text)).toBeNull();
  });

  it.each(['ru', 'en'])('comes back in %s as it was', (locale) => {
    for (const kopecks of [100, 199, 1_250_000, 1_250_050, 1_000_000_000]) {
      expect(readRoubles(roublesText(kopecks, locale))).toBe(kopecks);
    }
  });
});
