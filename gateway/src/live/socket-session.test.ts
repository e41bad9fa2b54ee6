import { aCustomer, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import type { Caller } from '../identity/caller.ts';
import { SocketSession } from './socket-session.ts';

const expiresAt = new Date('2026-03-02T21:00:00.000Z');

function aSocket(given: { now: string; isVisitor?: boolean }) {
  const identity = aCustomer();
  const { accountId } = identity;
  const session = {
    sessionId: 'ses_1',
    accountId,
    displayName: 'Anna',
    roles: identity.roles,
    expiresAt,
    token: 'token',
  };
  const caller: Caller = given.isVisitor
    ? { identity: aVisitor(), session: null, hasStaleCookie: false }
    : { identity, session, hasStaleCookie: false };
  const state = { isRevoked: false, ends: 0 };
  const watch = new SocketSession(caller, {
    revoked: { has: async () => state.isRevoked },
    clock: () => new Date(given.now),
    checkEveryMs: 1,
    onOver: () => state.ends++,
  });
  return { state, watch };
}

describe('the session of a socket', () => {
  it('holds until its time is over', async () => {
    const { watch, state } = aSocket({ now: '2026-03-02T20:59:59.999Z' });
    expect([await watch.holds(), state.ends]).toEqual([true, 0]);
    watch.stop();
  });

  it('is over when its time is, and the socket is told once', async () => {
    const { watch, state } = aSocket({ now: '2026-03-02T21:00:00.000Z' });
    expect([await watch.holds(), await watch.holds(), state.ends]).toEqual([false, false, 1]);
  });

  it('is over when it is revoked, though nothing is pushed', async () => {
    const { watch, state } = aSocket({ now: '2026-03-02T09:00:00.000Z' });
    state.isRevoked = true;
    await waitUntil('the socket is told', () => state.ends === 1);
    expect(await watch.holds()).toBe(false);
  });

  it('is nothing that a visitor has to lose', async () => {
    const { watch, state } = aSocket({ now: '2027-01-01T00:00:00.000Z', isVisitor: true });
    expect([await watch.holds(), state.ends]).toEqual([true, 0]);
  });
});
