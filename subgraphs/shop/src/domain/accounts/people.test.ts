import { anAccount } from '../../../test/an-account.ts';
import type { Account } from './account.ts';
import {
  deleted,
  disabled,
  enabled,
  isActiveAdmin,
  passwordChanged,
  passwordGiven,
  restored,
  sessionsEnded,
  withRoles,
} from './people.ts';

const at = new Date('2026-03-02T09:00:00.000Z');
const admin = 'acc_admin';
const doer = { by: admin, at };

describe('whatever is done to an account', () => {
  it.each<[string, (account: Account) => Account | { ok: false }]>([
    ['ROLES_CHANGED', (account) => withRoles(account, ['SELLER'], doer)],
    ['DISABLED', (account) => disabled(account, doer)],
    ['ENABLED', (account) => enabled({ ...account, disabledAt: at }, doer)],
    ['DELETED', (account) => deleted(account, doer)],
    ['SESSIONS_ENDED', (account) => sessionsEnded(account, doer)],
    ['PASSWORD_CHANGED', (account) => passwordChanged(account, 'another hash', doer)],
    ['PASSWORD_GIVEN', (account) => passwordGiven(account, 'another hash', doer)],
  ])('%s raises its epoch and is told in its history', (action, change) => {
    expect(change(anAccount({ epoch: 3 }))).toMatchObject({
      epoch: 4,
      epochRise: { at },
      history: [{ action, at, by: admin, rolesBefore: ['CUSTOMER'] }],
    });
  });

  it('changes nothing when it is so already', () => {
    const account = anAccount({ roles: ['OPERATOR', 'CUSTOMER'] });
    expect(withRoles(account, ['CUSTOMER', 'OPERATOR', 'CUSTOMER'], doer)).toBe(account);
    expect(enabled(account, doer)).toBe(account);
    const closed = { ...account, disabledAt: at };
    expect(disabled(closed, doer)).toBe(closed);
  });

  it('is remembered as long as others did it: nobody pushes it out by what they do themselves', () => {
    const own = { by: 'acc_1', at };
    let account = disabled(anAccount(), doer);
    for (let count = 0; count < 50; count += 1) account = sessionsEnded(account, own);
    expect(account.history).toHaveLength(21);
    expect(account.history[0]).toMatchObject({ action: 'DISABLED', by: admin });
  });
});

describe('the roles of an account', () => {
  it('are at least one', () => {
    expect(withRoles(anAccount(), [], doer)).toMatchObject({ type: 'InvalidInput', code: 'ROLES_EMPTY' });
  });

  it('ask for another password when they open what a customer’s could not', () => {
    expect(withRoles(anAccount(), ['CUSTOMER', 'OPERATOR'], doer)).toMatchObject({ mustChangePassword: true });
    expect(withRoles(anAccount(), ['PARTNER'], doer)).toMatchObject({ mustChangePassword: false });
    expect(withRoles(anAccount({ roles: ['SELLER'] }), ['MANAGER'], doer)).toMatchObject({ mustChangePassword: false });
  });

  it('make an administrator while the account is open', () => {
    const account = anAccount({ roles: ['ADMIN'] });
    expect(isActiveAdmin(account)).toBe(true);
    expect(isActiveAdmin(disabled(account, doer))).toBe(false);
    expect(deleted(account, doer)).toMatchObject({ ok: false, code: 'STILL_ADMIN' });
  });
});

describe('a change that is undone', () => {
  it('stays in the history, and ends the sessions once more', () => {
    const before = anAccount({ roles: ['ADMIN'], epoch: 1 });
    const after = disabled(before, doer);
    expect(restored(before, after, at)).toMatchObject({
      roles: ['ADMIN'],
      disabledAt: null,
      epoch: 3,
      history: [
        { action: 'DISABLED', by: admin },
        { action: 'ENABLED', by: null },
      ],
    });
  });
});

describe('a deleted account', () => {
  it('holds nothing personal, and keeps its id and what was done to it', () => {
    const account = disabled(anAccount({ displayName: 'Anna Petrova' }), doer);
    const rest = deleted(account, doer);
    expect(JSON.stringify(rest)).not.toMatch(/anna|petrova|"hash"/i);
    expect(rest).toMatchObject({ id: 'acc_1', roles: [], history: [{ action: 'DISABLED' }, { action: 'DELETED' }] });
  });
});
