import type { Identity } from '@alexandrite/contracts/identity';
import { noteKeyUse, readSession } from '@alexandrite/service-kit/sessions';
import { aCustomer, anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { openAccount } from '../src/commands/open-account.ts';
import { withNextEpoch } from '../src/domain/accounts/epoch.ts';
import { disabled, enabled } from '../src/domain/accounts/people.ts';
import { openShopDatabase } from '../src/store/index.ts';
import { openTestShop, sessionKeys, type TestShop } from './shop-builders.ts';

const fields = `id name createdBy expiresAt revokedAt lastUsedOn active account { id displayName }`;
const create = `mutation ($input: CreatePartnerKeyInput!) { createPartnerKey(input: $input) {
  __typename ... on PartnerKeyCreated { secret key { ${fields} } } ... on Refusal { code message } ... on InvalidInput { field } } }`;
const revoke = `mutation ($id: ID!) { revokePartnerKey(input: { keyId: $id }) {
  __typename ... on PartnerKeyRevoked { key { ${fields} } } ... on Refusal { code } } }`;
const list = `query ($accountId: ID, $first: Int, $after: String) {
  partnerKeys(accountId: $accountId, first: $first, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;

interface Key {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly revokedAt: string | null;
  readonly lastUsedOn: string | null;
  readonly expiresAt: string;
}
interface Created {
  readonly __typename: string;
  readonly code?: string;
  readonly field?: string;
  readonly secret: string | null;
  readonly key: Key;
}

const manager = anIdentity({ accountId: 'acc_manager', displayName: 'Игорь', roles: ['MANAGER'] });

let shop: TestShop;
let partnerId: string;
let customerId: string;
beforeAll(async () => {
  shop = await openTestShop();
  const store = openShopDatabase(shop.platform);
  const open = async (email: string, ...roles: ('PARTNER' | 'CUSTOMER' | 'MANAGER')[]) =>
    (
      await openAccount(
        { store, clock: shop.platform.clock },
        { email, password: 'x'.repeat(12), displayName: email, roles },
      )
    )?.id ?? '';
  partnerId = await open('moon@example.com', 'PARTNER', 'MANAGER');
  customerId = await open('somebody@example.com', 'CUSTOMER');
});
afterAll(() => shop.close());

let made = 0;
const anInput = (given: object = {}) => ({
  accountId: partnerId,
  name: 'Website',
  idempotencyKey: `key-request-${(made += 1)}`,
  ...given,
});
const createKey = async (given: object = {}, who: Identity = manager): Promise<Created> =>
  (await shop.subgraph.ask<{ createPartnerKey: Created }>(who, create, { input: anInput(given) })).data
    .createPartnerKey;
const revokeKey = async (id: string, who = manager) =>
  (await shop.subgraph.ask<{ revokePartnerKey: { __typename: string; key: Key } }>(who, revoke, { id })).data
    .revokePartnerKey;
const listKeys = async (variables: object = {}, who = manager) =>
  (
    await shop.subgraph.ask<{
      partnerKeys: { nodes: Key[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    }>(who, list, variables)
  ).data.partnerKeys;
const advance = (ms: number) => {
  shop.platform.setTime(new Date(shop.platform.clock().getTime() + ms));
};
/** As the shop does every minute. */
const lookAfterKeys = () => shop.parts.schedules?.find(({ name }) => name === 'shop-partner-keys')?.run();
/** How often gateways were told that a key is out. */
const timesTold = (id: string) =>
  shop.platform.revoked.filter((told) => told.kind === 'session' && told.sessionId === id).length;

describe('a partner key', () => {
  it('is a session of the partner’s that lasts as long as was asked for and can do what a partner can, no more', async () => {
    const { secret, key } = await createKey({ validDays: 30 });
    const session = await readSession(secret ?? '', sessionKeys.verifying);
    expect(session).toMatchObject({ sessionId: key.id, accountId: partnerId, roles: ['PARTNER'] });
    expect(session?.expiresAt.toISOString()).toBe(key.expiresAt);
    const days = (new Date(key.expiresAt).getTime() - shop.platform.clock().getTime()) / (24 * 3_600_000);
    expect(Math.round(days)).toBe(30);
    expect(key).toMatchObject({ name: 'Website', createdBy: 'Игорь', active: true, account: { id: partnerId } });
  });

  it('is kept nowhere', async () => {
    const { secret } = await createKey();
    const signature = secret?.split('.').at(-1) ?? 'none';
    const stored = await shop.platform.mongo.collection('partnerKeys').find({}).toArray();
    expect(JSON.stringify(stored)).not.toContain(signature);
  });

  it('is made once for a request that is repeated, and told again for ten minutes only', async () => {
    const input = { idempotencyKey: 'the-same-request' };
    const [first, second] = await Promise.all([createKey(input), createKey(input)]);
    expect(second.key.id).toBe(first.key.id);
    expect(await readSession(second.secret ?? '', sessionKeys.verifying)).toMatchObject({ sessionId: first.key.id });
    advance(11 * 60_000);
    expect(await createKey(input)).toMatchObject({ key: { id: first.key.id }, secret: null });
    expect(await createKey({ ...input, name: 'Another' })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it.each([
    [{ name: ' ' }, 'InvalidInput', 'PARTNER_KEY_NAME', 'name'],
    [{ name: '\u200B\u3164' }, 'InvalidInput', 'PARTNER_KEY_NAME', 'name'],
    [{ name: 'key \u202Eyek' }, 'InvalidInput', 'TEXT_SIGNS', 'name'],
    [{ name: 'x'.repeat(81) }, 'InvalidInput', 'PARTNER_KEY_NAME', 'name'],
    [{ validDays: 0 }, 'InvalidInput', 'PARTNER_KEY_DAYS', 'validDays'],
    [{ validDays: 731 }, 'InvalidInput', 'PARTNER_KEY_DAYS', 'validDays'],
    [{ idempotencyKey: 'short' }, 'InvalidInput', 'IDEMPOTENCY_KEY_FORMAT', 'idempotencyKey'],
    [{ accountId: 'acc_nobody' }, 'NotFound', 'ACCOUNT_NOT_FOUND', undefined],
  ])('is not made of %j', async (given, type, code, field) => {
    expect(await createKey(given)).toMatchObject({ __typename: type, code, ...(field ? { field } : {}) });
  });

  it('is for partners only, and given by managers only', async () => {
    expect(await createKey({ accountId: customerId })).toMatchObject({
      __typename: 'PartnerKeyRefused',
      code: 'NOT_A_PARTNER',
    });
    const partner = anIdentity({ accountId: partnerId, roles: ['PARTNER'] });
    expect(await createKey({}, partner)).toMatchObject({ __typename: 'NotAllowed' });
    expect(await createKey({}, aVisitor())).toMatchObject({ __typename: 'NotSignedIn' });
    const { key } = await createKey();
    expect(await revokeKey(key.id, partner)).toMatchObject({ __typename: 'NotAllowed' });
    expect((await listKeys({}, partner)).nodes).toEqual([]);
    expect((await listKeys({}, aCustomer())).nodes).toEqual([]);
  });

  it('is listed, newest first, a page at a time, without what opens the door', async () => {
    const names = ['one', 'two', 'three'];
    for (const name of names) {
      advance(1_000);
      await createKey({ name });
    }
    const first = await listKeys({ accountId: partnerId, first: 2 });
    expect(first.nodes.map(({ name }) => name)).toEqual(['three', 'two']);
    const second = await listKeys({ accountId: partnerId, first: 1, after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ name }) => name)).toEqual(['one']);
    expect((await listKeys({ accountId: customerId })).nodes).toEqual([]);
  });

  it('opens nothing once it was ended, for as long as it would have held', async () => {
    const { key } = await createKey({ validDays: 400 });
    expect(timesTold(key.id)).toBe(0);
    expect(await revokeKey(key.id)).toMatchObject({ __typename: 'PartnerKeyRevoked', key: { active: false } });
    await waitUntil('gateways are told', () => timesTold(key.id) === 1);
    const until = Date.parse(key.expiresAt) / 1_000;
    expect(shop.platform.revoked).toContainEqual({ kind: 'session', sessionId: key.id, until });
    const once = await revokeKey(key.id);
    advance(1_000);
    expect((await revokeKey(key.id)).key.revokedAt).toBe(once.key.revokedAt);
    expect(await revokeKey('key_nobody')).toMatchObject({ __typename: 'NotFound' });
  });

  it('is out with its account’s next epoch, and is not told again as one of it', async () => {
    const { accounts } = openShopDatabase(shop.platform);
    const input = anInput();
    const made = await createKey(input);
    const loaded = await accounts.load(partnerId);
    if (!loaded) throw new Error('no partner');
    await accounts.save(loaded, withNextEpoch(loaded.state, shop.platform.clock()));
    expect(await createKey(input)).toMatchObject({ key: { id: made.key.id, active: false }, secret: null });
    const another = await createKey();
    expect(another.key.active).toBe(true);
    expect(await readSession(another.secret ?? '', sessionKeys.verifying)).toMatchObject({
      epoch: loaded.state.epoch + 1,
    });
  });

  it('is made for no account that is closed', async () => {
    const { accounts } = openShopDatabase(shop.platform);
    const closed = async (isClosed: boolean) => {
      const loaded = await accounts.load(partnerId);
      if (!loaded) throw new Error('no partner');
      const doer = { by: null, at: shop.platform.clock() };
      await accounts.save(loaded, isClosed ? disabled(loaded.state, doer) : enabled(loaded.state, doer));
    };
    await closed(true);
    expect(await createKey()).toMatchObject({ __typename: 'PartnerKeyRefused', code: 'ACCOUNT_CLOSED' });
    await closed(false);
    expect(await createKey()).toMatchObject({ __typename: 'PartnerKeyCreated' });
  });

  it('tells the last day on which it was used, even when Redis has forgotten it', async () => {
    const { key } = await createKey();
    const lastUse = async () => (await listKeys({ first: 100 })).nodes.find(({ id }) => id === key.id)?.lastUsedOn;
    expect(await lastUse()).toBeNull();
    await noteKeyUse(shop.platform.redis, key.id, new Date('2026-03-31T22:30:00Z'));
    expect(await lastUse()).toBe('2026-04-01');
    await lookAfterKeys();
    await shop.platform.redis.del('partner-keys:used');
    expect(await lastUse()).toBe('2026-04-01');
  });

  it('is one of twenty at most', async () => {
    const store = openShopDatabase(shop.platform);
    const account = await openAccount(
      { store, clock: shop.platform.clock },
      { email: 'many@example.com', password: 'x'.repeat(12), displayName: 'Many', roles: ['PARTNER'] },
    );
    const accountId = account?.id ?? '';
    const keys = [];
    for (let count = 0; count < 20; count += 1) keys.push(await createKey({ accountId }));
    expect(await createKey({ accountId })).toMatchObject({ __typename: 'PartnerKeyRefused', code: 'TOO_MANY_KEYS' });
    await revokeKey(keys[0]?.key.id ?? '');
    expect(await createKey({ accountId })).toMatchObject({ __typename: 'PartnerKeyCreated' });
  });
});
