import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { TokenTries } from './token-tries.ts';

const most = operationBounds.failedTokens.limit;

describe('tokens that do not hold', () => {
  it('are looked at so many times a minute for each address', () => {
    let now = 1_000;
    const tries = new TokenTries(() => now);
    for (let index = 0; index < most; index += 1) {
      expect(tries.waitFor(`made up ${index}`, 'a')).toBe(0);
      tries.failed('a');
    }
    expect(tries.waitFor('another', 'a')).toBeGreaterThan(0);
    expect(tries.waitFor('another', 'b')).toBe(0);
    now += 60_000;
    expect(tries.waitFor('another', 'a')).toBe(0);
  });

  it('do not keep one from being looked at that has held', () => {
    const tries = new TokenTries(() => 0);
    tries.held('true');
    for (let index = 0; index < 2 * most; index += 1) tries.failed('a');
    expect([tries.waitFor('true', 'a'), tries.waitFor('another', 'a') > 0]).toEqual([0, true]);
  });
});
