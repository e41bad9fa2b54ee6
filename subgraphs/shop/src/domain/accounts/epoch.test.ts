import { anAccount as anyAccount } from '../../../test/an-account.ts';
import type { Account } from './account.ts';
import { forgetsTokens, withNextEpoch } from './epoch.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const hoursAfter = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const anAccount = (given: Partial<Account> = {}): Account => anyAccount({ roles: ['OPERATOR'], ...given });

describe('the next epoch of an account', () => {
  it('is remembered for as long as an earlier session may last', () => {
    expect(withNextEpoch(anAccount(), now)).toMatchObject({ epoch: 1, epochRise: { at: now, until: hoursAfter(13) } });
  });

  it.each([
    ['is a partner', ['PARTNER'], ['PARTNER']],
    ['was a partner', ['PARTNER'], ['CUSTOMER']],
    ['becomes a partner', ['CUSTOMER'], ['PARTNER']],
  ] as const)('is remembered for as long as an earlier key may last when the account %s', (_, before, after) => {
    const next = withNextEpoch(anAccount({ roles: before }), now, { roles: after });
    expect(next).toMatchObject({ roles: after, epoch: 1, epochRise: { until: hoursAfter(730 * 24 + 1) } });
  });

  it('does not shorten how long an earlier one is remembered', () => {
    const partner = withNextEpoch(anAccount({ roles: ['PARTNER'] }), now, { roles: ['CUSTOMER'] });
    const twice = withNextEpoch(partner, hoursAfter(1));
    expect(twice).toMatchObject({ epoch: 2, epochRise: { at: hoursAfter(1), until: hoursAfter(730 * 24 + 1) } });
  });
});

describe('a change of an account', () => {
  it('forgets its tokens when it changes what they say without the next epoch', () => {
    const before = anAccount();
    expect(forgetsTokens(before, { ...before, roles: ['CUSTOMER'] })).toBe(true);
    expect(forgetsTokens(before, { ...before, passwordHash: 'another' })).toBe(true);
    expect(forgetsTokens(before, { ...before, displayName: 'Anna P.' })).toBe(false);
    expect(forgetsTokens(before, withNextEpoch(before, now, { roles: ['CUSTOMER'] }))).toBe(false);
  });
});
