import { isDuplicateKey } from './duplicate-key.ts';

const duplicate = Object.assign(new Error('E11000'), { code: 11_000, keyPattern: { 'commandKeys.key': 1 } });

describe('a duplicate key', () => {
  it('is told from other faults', () => {
    expect(isDuplicateKey(duplicate)).toBe(true);
    expect(isDuplicateKey(Object.assign(new Error('no'), { code: 26 }))).toBe(false);
    expect(isDuplicateKey(new Error('no'))).toBe(false);
    expect(isDuplicateKey({ code: 11_000 })).toBe(false);
  });

  it('is told by its field', () => {
    expect(isDuplicateKey(duplicate, 'commandKeys.key')).toBe(true);
    expect(isDuplicateKey(duplicate, 'number')).toBe(false);
    expect(isDuplicateKey(Object.assign(new Error('E11000'), { code: 11_000 }), 'number')).toBe(false);
  });
});
