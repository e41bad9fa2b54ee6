import { formatMoney } from './format-money.ts';

const plain = (text: string) => text.replaceAll(/\s/gu, ' ');

describe('formatMoney', () => {
  it('writes roubles as each language does', () => {
    expect(plain(formatMoney({ amountMinor: 1_250_000, currency: 'RUB' }, 'ru'))).toBe('12 500 ₽');
    expect(plain(formatMoney({ amountMinor: 1_250_000, currency: 'RUB' }, 'en'))).toBe('₽12,500');
  });

  it('shows kopecks where there are any', () => {
    expect(plain(formatMoney({ amountMinor: 1_250_050, currency: 'RUB' }, 'ru'))).toBe('12 500,50 ₽');
  });
});
