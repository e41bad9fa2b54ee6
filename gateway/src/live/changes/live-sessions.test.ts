import { LiveSessions, type SessionBound } from './live-sessions.ts';

const until = 2_000_000_000;

const watch = () => {
  const ended: string[] = [];
  const sessions = new LiveSessions();
  const open = (sessionId: string, name: string, accountId = 'acc_1', epoch = 0) => {
    const bound: SessionBound = {
      isBefore: (raised) => raised.accountId === accountId && epoch < raised.epoch,
      sessionOver: () => void ended.push(name),
    };
    sessions.enter(sessionId, bound);
    return () => sessions.leave(sessionId, bound);
  };
  const over = (sessionId: string) => sessions.revoked({ kind: 'session', sessionId, until });
  const raise = (accountId: string, epoch: number) => sessions.revoked({ kind: 'account', accountId, epoch, until });
  return { ended, open, over, raise };
};

describe('sessions of what is open', () => {
  it('end everything of theirs, once, and nothing of others', () => {
    const { ended, open, over } = watch();
    open('ses_1', 'a');
    open('ses_1', 'b');
    open('ses_2', 'c');
    over('ses_1');
    over('ses_1');
    over('ses_3');
    expect(ended).toEqual(['a', 'b']);
  });

  it('end with their account’s epoch, those of the next one excepted', () => {
    const { ended, open, raise } = watch();
    open('ses_1', 'a');
    open('ses_2', 'b', 'acc_1', 1);
    open('ses_3', 'c', 'acc_1', 2);
    open('ses_4', 'd', 'acc_2');
    raise('acc_1', 2);
    raise('acc_1', 2);
    raise('acc_3', 5);
    expect(ended).toEqual(['a', 'b']);
  });

  it('forget what is closed', () => {
    const { ended, open, over, raise } = watch();
    open('ses_1', 'a')();
    const [second, third] = [open('ses_2', 'b'), open('ses_2', 'c')];
    second();
    third();
    over('ses_1');
    over('ses_2');
    raise('acc_1', 1);
    expect(ended).toEqual([]);
  });
});
