import { RevokedSet } from './revoked-set.ts';

const hour = 3_600;
const aSession = (sessionId: string, accountId = 'acc_1', epoch = 0) => ({ sessionId, accountId, epoch });
const end = (sessionId: string, until = hour) => ({ kind: 'session', sessionId, until }) as const;
const raise = (accountId: string, epoch: number, until = hour) =>
  ({ kind: 'account', accountId, epoch, until }) as const;

describe('what was revoked', () => {
  it('is a session, and no other of the same account', () => {
    const set = new RevokedSet();
    expect([set.add(end('ses_1')), set.add(end('ses_1'))]).toEqual([true, false]);
    expect([set.has(aSession('ses_1')), set.has(aSession('ses_2'))]).toEqual([true, false]);
  });

  it('is every session of an earlier epoch, whatever order it is told in', () => {
    const set = new RevokedSet();
    expect([set.add(raise('acc_1', 2)), set.add(raise('acc_1', 1)), set.add(raise('acc_1', 2))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([0, 1, 2].map((epoch) => set.has(aSession('ses_1', 'acc_1', epoch)))).toEqual([true, true, false]);
    expect(set.has(aSession('ses_1', 'acc_2'))).toBe(false);
  });

  it('is forgotten once it has ended by itself, and not before', () => {
    const set = new RevokedSet();
    set.add(end('ses_1', hour));
    set.add(end('key_1', 1_000 * hour));
    set.add(raise('acc_1', 1, hour));
    set.add(raise('acc_2', 1, hour));
    set.add(raise('acc_2', 2, 1_000 * hour));
    set.forget(hour + 1);
    expect(set.counts).toEqual({ sessions: 2, accounts: 2 });
    set.forget(3 * hour);
    expect(set.counts).toEqual({ sessions: 1, accounts: 1 });
    expect([set.has(aSession('key_1')), set.has(aSession('ses_2', 'acc_2', 1))]).toEqual([true, true]);
  });
});
