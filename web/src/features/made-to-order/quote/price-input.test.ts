import { readInput } from './price-input.ts';

describe('a figure of a price', () => {
  it.each([
    ['share', { kind: 'share', share: 12.5 }],
    ['kopeck', { kind: 'money', amountMinor: 12.5, per: null }],
    ['kopeck/cm²', { kind: 'money', amountMinor: 12.5, per: 'cm2' }],
    ['µm', { kind: 'measure', value: 12.5, unit: 'um' }],
    ['carat', { kind: 'other', value: 12.5, unit: 'carat' }],
    ['toString', { kind: 'other', value: 12.5, unit: 'toString' }],
  ])('in %s is read by its unit', (unit, read) => {
    expect(readInput({ value: 12.5, unit })).toEqual(read);
  });
});
