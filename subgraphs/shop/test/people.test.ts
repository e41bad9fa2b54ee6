import { waitUntil } from '@alexandrite/service-kit/testing';
import { accountOf, aPassword, aPerson, change, type Person, signInTo } from './people-builders.ts';
import { openTestShop, type TestShop } from './shop-builders.ts';

let shop: TestShop;
let admin: Person;
beforeAll(async () => {
  shop = await openTestShop();
  admin = await aPerson(shop, 'ADMIN');
});
afterAll(() => shop.close());

const told = async (type: string, { id }: Pick<Person, 'id'>) =>
  waitUntil(`${type} of ${id}`, () =>
    shop.platform.published.findLast(
      (event) => event.type === type && 'accountId' in event.payload && event.payload.accountId === id,
    ),
  );

interface Listed {
  readonly id: string;
  readonly access: { readonly history: readonly { readonly action: string; readonly by: { readonly id: string } }[] };
}
const list = async (variables: object) =>
  (
    await shop.subgraph.ask<{ accounts: { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
      admin.identity,
      `query ($roles: [Role!], $search: String, $first: Int, $after: String) {
        accounts(roles: $roles, search: $search, first: $first, after: $after) {
          nodes { id access { disabledAt history { action by { id } } } } pageInfo { hasNextPage endCursor } } }`,
      variables,
    )
  ).data.accounts;

describe('an administrator', () => {
  it('gives roles, and the other services hear of it', async () => {
    const person = await aPerson(shop, 'CUSTOMER');
    const answer = await change(shop, admin.identity, 'changeRoles', {
      accountId: person.id,
      roles: ['OPERATOR', 'CUSTOMER'],
    });
    expect(answer).toMatchObject({ account: { roles: ['CUSTOMER', 'OPERATOR'] } });
    expect(await told('account.changed.v1', person)).toMatchObject({ payload: { roles: ['CUSTOMER', 'OPERATOR'] } });
    expect(await change(shop, admin.identity, 'changeRoles', { accountId: person.id, roles: [] })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'ROLES_EMPTY',
    });
  });

  it('closes an account, which then holds no role for the others, and opens it again', async () => {
    const person = await aPerson(shop, 'OPERATOR');
    await change(shop, admin.identity, 'disableAccount', { accountId: person.id });
    expect(await told('account.changed.v1', person)).toMatchObject({ payload: { roles: [] } });
    await change(shop, admin.identity, 'enableAccount', { accountId: person.id });
    await waitUntil(
      'the second event',
      async () =>
        'roles' in (await told('account.changed.v1', person)).payload &&
        JSON.stringify((await told('account.changed.v1', person)).payload).includes('OPERATOR'),
    );
  });

  it('takes everything personal out of an account, whose address may then be used anew', async () => {
    const person = await aPerson(shop, 'CUSTOMER');
    await change(shop, admin.identity, 'deleteAccount', { accountId: person.id });
    await told('account.deleted.v1', person);
    expect(JSON.stringify(await accountOf(shop, person))).not.toContain(person.email);
    expect(await signInTo(shop, person.email, aPassword)).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await change(shop, admin.identity, 'enableAccount', { accountId: person.id })).toMatchObject({
      __typename: 'NotFound',
    });
    expect((await list({ search: person.email })).nodes).toEqual([]);
  });

  it('opens an account for somebody, who chooses a password when they first sign in', async () => {
    const email = 'olga.new@example.com';
    const input = { email, displayName: 'Olga', roles: ['SELLER'], idempotencyKey: 'an-account-for-olga' };
    const { firstPassword, account } = await change(shop, admin.identity, 'createStaffAccount', input);
    const given = firstPassword ?? '';
    expect(account?.roles).toEqual(['SELLER']);
    expect(await change(shop, admin.identity, 'createStaffAccount', input)).toMatchObject({
      account: { id: account?.id },
      firstPassword: null,
    });
    expect(await change(shop, admin.identity, 'createStaffAccount', { ...input, roles: ['ADMIN'] })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    const other = { ...input, idempotencyKey: 'another-account' };
    expect(await change(shop, admin.identity, 'createStaffAccount', other)).toMatchObject({ __typename: 'EmailTaken' });
    expect(await signInTo(shop, email, given)).toMatchObject({ __typename: 'PasswordChangeRequired' });
    expect(await signInTo(shop, email, given, given)).toMatchObject({ code: 'PASSWORD_SAME' });
    expect(await signInTo(shop, email, given, '1234567890')).toMatchObject({ code: 'PASSWORD_LENGTH' });
    expect(await signInTo(shop, email, given, 'six green kites dive')).toMatchObject({ __typename: 'SignedIn' });
    expect(await signInTo(shop, email, given)).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await signInTo(shop, email, 'six green kites dive')).toMatchObject({ __typename: 'SignedIn' });
  });

  it('gives a password to who forgot theirs, once for a request', async () => {
    const person = await aPerson(shop, 'SELLER');
    const input = { accountId: person.id, idempotencyKey: 'forgot-the-password' };
    const [first, second] = [
      await change(shop, admin.identity, 'givePassword', input),
      await change(shop, admin.identity, 'givePassword', input),
    ];
    expect(second).toMatchObject({ __typename: 'PasswordGiven', firstPassword: null });
    expect(await signInTo(shop, person.email, aPassword)).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await signInTo(shop, person.email, first.firstPassword ?? '')).toMatchObject({
      __typename: 'PasswordChangeRequired',
    });
  });

  it('finds accounts by role, by the beginning of the address or of words of the name, a page at a time', async () => {
    const email = 'yo.lka@example.com';
    const input = { email, displayName: 'Пётр Ёлкин-Ильин', roles: ['MANAGER'], idempotencyKey: 'an-account-for-petr' };
    const { account } = await change(shop, admin.identity, 'createStaffAccount', input);
    for (const search of ['YO.LKA@', 'елкин', 'петр ил', 'Ильин пёт']) {
      expect((await list({ search })).nodes.map(({ id }) => id)).toEqual([account?.id]);
    }
    for (const search of ['лкин', '.*', '^', 'петр нет']) expect((await list({ search })).nodes).toEqual([]);
    expect((await list({ roles: ['MANAGER'] })).nodes.map(({ id }) => id)).toEqual([account?.id]);
    const first = await list({ first: 2 });
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4);
    expect(first.pageInfo.hasNextPage).toBe(true);
  });

  it('sees who did what to an account, newest first', async () => {
    const person = await aPerson(shop, 'CUSTOMER');
    const accountId = person.id;
    await change(shop, admin.identity, 'changeRoles', { accountId, roles: ['PARTNER'] });
    await change(shop, admin.identity, 'endSessions', { accountId });
    const [seen] = (await list({ search: person.email })).nodes;
    expect(seen?.access.history).toEqual([
      { action: 'SESSIONS_ENDED', by: { id: admin.id } },
      { action: 'ROLES_CHANGED', by: { id: admin.id } },
    ]);
  });
});

describe('somebody signed in', () => {
  it('changes their password by the old one, which ends their other sessions', async () => {
    const person = await aPerson(shop, 'CUSTOMER');
    const input = { password: aPassword, newPassword: 'six green kites dive' };
    expect(await change(shop, person.identity, 'changePassword', input)).toMatchObject({ __typename: 'SignedIn' });
    expect(await accountOf(shop, person)).toMatchObject({ epoch: 1 });
    expect(await signInTo(shop, person.email, 'six green kites dive')).toMatchObject({ __typename: 'SignedIn' });
  });

  it('signs out everywhere', async () => {
    const person = await aPerson(shop, 'CUSTOMER');
    const { data } = await shop.subgraph.ask<{ ended: boolean }>(
      person.identity,
      'mutation { ended: signOutEverywhere }',
    );
    expect(data.ended).toBe(true);
    expect(await accountOf(shop, person)).toMatchObject({ epoch: 1, history: [{ action: 'SESSIONS_ENDED' }] });
  });
});
