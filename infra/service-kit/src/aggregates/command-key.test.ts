import { commandKey, repeatOf } from './command-key.ts';

const input = { lines: [{ productId: 'prd_1', quantity: 2 }], note: null };
const first = commandKey('startOrder', 'acc_1', 'key_1', input);

describe('a command key', () => {
  it('does not depend on the order of the fields, at any depth', () => {
    expect(
      commandKey('startOrder', 'acc_1', 'key_1', { note: null, lines: [{ quantity: 2, productId: 'prd_1' }] }),
    ).toEqual(first);
  });

  it('depends on the order of a list', () => {
    const hashOf = (lines: readonly number[]): string =>
      commandKey('startOrder', 'acc_1', 'key_1', { lines }).inputHash;
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  });

  it('is another for another caller, command or key', () => {
    const keys = [
      first,
      commandKey('startOrder', 'acc_2', 'key_1', input),
      commandKey('submitOrder', 'acc_1', 'key_1', input),
      commandKey('startOrder', 'acc_1', 'key_2', input),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
  });

  it('does not hold the input itself', () => {
    expect(JSON.stringify(first)).not.toContain('prd_1');
  });
});

describe('a command', () => {
  it('is new when nothing is remembered of it', () => {
    expect(repeatOf(first, [])).toBe('NEW');
    expect(repeatOf(first, [commandKey('startOrder', 'acc_1', 'key_2', input)])).toBe('NEW');
  });

  it('is the same again with the same input', () => {
    expect(repeatOf(first, [{ ...first }])).toBe('SAME');
  });

  it('is told apart when its key comes with other input', () => {
    expect(repeatOf(first, [commandKey('startOrder', 'acc_1', 'key_1', { ...input, note: 'gift' })])).toBe(
      'OTHER_INPUT',
    );
  });
});
