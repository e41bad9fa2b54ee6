import { addMoney, multiplyMoney } from './money.ts';

describe('money', () => {
  it('adds amounts of one currency', () => {
    expect(addMoney({ amountMinor: 150, currency: 'RUB' }, { amountMinor: 1, currency: 'RUB' })).toEqual({
      amountMinor: 151,
      currency: 'RUB',
    });
  });

  it('refuses half a kopeck', () => {
    expect(() => addMoney({ amountMinor: 1, currency: 'RUB' }, { amountMinor: 0.5, currency: 'RUB' })).toThrow(
      RangeError,
    );
  });

  it('refuses to multiply by anything but a whole number', () => {
    expect(multiplyMoney({ amountMinor: 300, currency: 'RUB' }, 3).amountMinor).toBe(900);
    expect(() => multiplyMoney({ amountMinor: 300, currency: 'RUB' }, 1.5)).toThrow(RangeError);
  });
});
