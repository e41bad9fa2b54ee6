import { newId } from './index.ts';

describe('a new id', () => {
  it('names its kind and has 20 characters that survive being read aloud', () => {
    expect(newId('ord')).toMatch(/^ord_[0-9a-hjkmnp-tv-z]{20}$/);
  });

  it('is another every time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newId('ord'))).size).toBe(1_000);
  });
});
