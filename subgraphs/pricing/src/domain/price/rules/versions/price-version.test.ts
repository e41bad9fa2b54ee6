import { versionId } from './price-version.ts';

describe('the id of a version', () => {
  it('sorts as its number does', () => {
    const ids = [9, 10, 100, 99_999_999].map((version) => versionId('RULES', version));
    expect(ids.toSorted()).toEqual(ids);
  });
});
