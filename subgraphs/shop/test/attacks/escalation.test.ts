import { randomBytes } from 'node:crypto';
import { peopleBounds } from '@alexandrite/contracts/bounds/people';
import { readSession } from '@alexandrite/service-kit/sessions';
import { aVisitor, anIdentity } from '@alexandrite/service-kit/testing';
import type { PeopleDesk } from '../../src/commands/people/change-account.ts';
import { changeRoles, disableAccount } from '../../src/commands/people/look-after-accounts.ts';
import { openShopDatabase } from '../../src/store/index.ts';
import { accountOf, aPassword, aPerson, change, type Person, signInTo } from '../people-builders.ts';
import { openTestShop, sessionKeys, type TestShop } from '../shop-builders.ts';

let shop: TestShop;
let admin: Person;
beforeAll(async () => {
  shop = await openTestShop();
  admin = await aPerson(shop, 'ADMIN');
});
afterAll(() => shop.close());

let requests = 0;
const aKey = () => `people-${(requests += 1)}-${randomBytes(4).toString('hex')}`;
/** Every mutation on somebody's account, with an input that an administrator's would be taken with. */
const everything = (accountId: string) =>
  [
    ['changeRoles', { accountId, roles: ['ADMIN'] }],
    ['disableAccount', { accountId }],
    ['enableAccount', { accountId }],
    ['deleteAccount', { accountId }],
    ['endSessions', { accountId }],
    ['givePassword', { accountId, idempotencyKey: aKey() }],
    [
      'createStaffAccount',
      { email: `${aKey()}@example.com`, displayName: 'Eve', roles: ['ADMIN'], idempotencyKey: aKey() },
    ],
  ] as const;

describe('somebody who is no administrator', () => {
  it.each([['CUSTOMER'], ['PARTNER'], ['SELLER'], ['OPERATOR'], ['MANAGER']] as const)(
    'raises nobody and shuts nobody out: %s',
    async (role) => {
      const person = await aPerson(shop, role);
      for (const target of [person, admin]) {
        for (const [mutation, input] of everything(target.id)) {
          expect(await change(shop, person.identity, mutation, input)).toMatchObject({ __typename: 'NotAllowed' });
        }
      }
      expect(await accountOf(shop, person)).toMatchObject({ roles: [role], epoch: 0, history: [] });
      expect(await accountOf(shop, admin)).toMatchObject({ roles: ['ADMIN'], epoch: 0, disabledAt: null });
    },
  );

  it('sees no account in the list, and not what was done to their own', async () => {
    const manager = await aPerson(shop, 'MANAGER');
    const list = '{ accounts { nodes { id } } viewer { access { createdAt } } }';
    expect((await shop.subgraph.ask(manager.identity, list)).data).toEqual({
      accounts: { nodes: [] },
      viewer: { access: null },
    });
    for (const [mutation, input] of everything(admin.id)) {
      expect(await change(shop, aVisitor(), mutation, input)).toMatchObject({ __typename: 'NotSignedIn' });
    }
  });

  it('does not become one by a token that says so of an account that is none', async () => {
    const demoted = await aPerson(shop, 'SELLER');
    const stale = anIdentity({ accountId: demoted.id, roles: ['ADMIN'] });
    const nobody = anIdentity({ accountId: 'acc_nobody', roles: ['ADMIN'] });
    for (const caller of [stale, nobody]) {
      for (const [mutation, input] of everything(admin.id)) {
        expect(await change(shop, caller, mutation, input)).toMatchObject({ __typename: 'NotAllowed' });
      }
    }
  });
});

describe('an administrator', () => {
  it('changes nothing about themselves, by intent or by accident', async () => {
    for (const [mutation, input] of everything(admin.id).filter(([name]) => name !== 'createStaffAccount')) {
      expect(await change(shop, admin.identity, mutation, input)).toMatchObject({
        __typename: 'AccountChangeRefused',
        code: 'OWN_ACCOUNT',
      });
    }
    expect(await accountOf(shop, admin)).toMatchObject({ roles: ['ADMIN'], epoch: 0 });
  });

  it.each(['ROLES', 'DISABLE'] as const)(
    'stays when two shut each other out, each before the other’s change is written: %s',
    async (what) => {
      const alone = await openTestShop();
      try {
        const [one, other] = [await aPerson(alone, 'ADMIN'), await aPerson(alone, 'ADMIN')];
        const desk = deskWhereTwoWriteAtOnce(alone);
        const shutOut = (who: Person, { id: accountId }: Person) =>
          what === 'ROLES'
            ? changeRoles(desk, who.identity, { accountId, roles: ['SELLER'] })
            : disableAccount(desk, who.identity, accountId);
        const answers = await Promise.all([shutOut(one, other), shutOut(other, one)]);
        expect(answers).toContainEqual(expect.objectContaining({ ok: false, code: 'LAST_ADMIN' }));
        expect(await desk.store.accounts.countActiveAdmins()).toBeGreaterThanOrEqual(1);
      } finally {
        await alone.close();
      }
    },
  );
});

/** The shop's accounts, where the first two who write have both decided before either has written. */
function deskWhereTwoWriteAtOnce({ platform }: TestShop): PeopleDesk {
  const { accounts } = openShopDatabase(platform);
  let deciding = 2;
  const bothDecided = Promise.withResolvers<null>();
  const save: typeof accounts.save = async (...written) => {
    deciding -= 1;
    if (deciding === 0) bothDecided.resolve(null);
    await bothDecided.promise;
    return accounts.save(...written);
  };
  return { store: { accounts: { ...accounts, save } }, clock: platform.clock };
}

describe('what somebody had before', () => {
  const epochOf = async (token: string | undefined) => (await readSession(token ?? '', sessionKeys.verifying))?.epoch;

  it.each([
    ['changeRoles', { roles: ['CUSTOMER'] }],
    ['disableAccount', {}],
    ['deleteAccount', {}],
    ['endSessions', {}],
    ['givePassword', { idempotencyKey: 'given-to-a-seller' }],
  ] as const)('is out after %s: sessions are of an epoch that is over', async (mutation, more) => {
    const seller = await aPerson(shop, 'SELLER');
    const { token } = await signInTo(shop, seller.email, aPassword);
    expect(await change(shop, admin.identity, mutation, { accountId: seller.id, ...more })).not.toHaveProperty('code');
    expect((await accountOf(shop, seller))?.epoch).toBeGreaterThan((await epochOf(token)) ?? Infinity);
  });

  it('opens no closed account, and says so to nobody but who knows the password', async () => {
    const seller = await aPerson(shop, 'SELLER');
    await change(shop, admin.identity, 'disableAccount', { accountId: seller.id });
    expect(await signInTo(shop, seller.email, aPassword)).toMatchObject({ __typename: 'AccountClosed' });
    expect(await signInTo(shop, seller.email, 'a guess')).toMatchObject({ __typename: 'WrongCredentials' });
    const own = { password: aPassword, newPassword: 'six green kites dive' };
    expect(await change(shop, seller.identity, 'changePassword', own)).toMatchObject({ __typename: 'NotSignedIn' });
    await change(shop, admin.identity, 'enableAccount', { accountId: seller.id });
    expect(await signInTo(shop, seller.email, aPassword)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('changes no password without knowing it, however often it tries', async () => {
    const person = await aPerson(shop, 'CUSTOMER');
    const answers: string[] = [];
    for (let tries = 0; tries < peopleBounds.passwordChanges.limit + 4; tries += 1) {
      const input = { password: `guess ${tries}`, newPassword: 'six green kites dive' };
      answers.push((await change(shop, person.identity, 'changePassword', input)).__typename);
    }
    // The try after the last free one is taken too, and begins the waiting.
    expect(answers.filter((answer) => answer === 'WrongCredentials')).toHaveLength(
      peopleBounds.passwordChanges.limit + 1,
    );
    expect(answers.at(-1)).toBe('TooManyAttempts');
    expect(await accountOf(shop, person)).toMatchObject({ epoch: 0 });
  });
});
