import { earliest } from './position.ts';

describe('the earliest position', () => {
  it.each([
    [['1700000000000-1'], '1700000000000-1'],
    [['1700000000000-10', '1700000000000-9'], '1700000000000-9'],
    [['999-0', '1700000000000-0', '1000-5'], '999-0'],
    [['1700000000000-0', null], null],
    [[], null],
  ])('of %j is %j', (positions, found) => {
    expect(earliest(...positions)).toBe(found);
  });
});
