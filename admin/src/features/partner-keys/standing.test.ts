import { standingOf } from './standing.ts';

describe('a partner key', () => {
  it('is active, or was ended, or has had its time', () => {
    expect(standingOf({ active: true, revokedAt: null })).toBe('active');
    expect(standingOf({ active: false, revokedAt: '2026-03-31T10:00:00.000Z' })).toBe('revoked');
    expect(standingOf({ active: false, revokedAt: null })).toBe('expired');
  });
});
