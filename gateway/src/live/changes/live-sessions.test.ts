import { createLog } from '@alexandrite/service-kit/log';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { LiveSessions } from './live-sessions.ts';

const watch = (over: readonly string[] = []) => {
  const ended: string[] = [];
  const sessions = new LiveSessions({ has: async (id) => over.includes(id) }, createLog('gateway', 'silent'));
  const open = (id: string, name: string) => {
    const bound = { sessionOver: () => void ended.push(name) };
    sessions.enter(id, bound);
    return () => sessions.leave(id, bound);
  };
  return { sessions, ended, open };
};

describe('sessions of what is open', () => {
  it('end everything of theirs, once, and nothing of others', () => {
    const { sessions, ended, open } = watch();
    open('ses_1', 'a');
    open('ses_1', 'b');
    open('ses_2', 'c');
    sessions.over('ses_1');
    sessions.over('ses_1');
    sessions.over('ses_3');
    expect(ended).toEqual(['a', 'b']);
  });

  it('forget what is closed', () => {
    const { sessions, ended, open } = watch();
    open('ses_1', 'a')();
    sessions.over('ses_1');
    expect(ended).toEqual([]);
  });

  it('are all asked for when news of them was lost', async () => {
    const { sessions, ended, open } = watch(['ses_2']);
    open('ses_1', 'a');
    open('ses_2', 'b');
    sessions.missed();
    await waitUntil('the second has ended', () => ended.length > 0);
    expect(ended).toEqual(['b']);
  });
});
