import type { Revocation } from '@alexandrite/contracts/revocation';
import { parseRevocationPage } from '@alexandrite/service-kit/revocations';
import { anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { openAccount } from '../../src/commands/open-account.ts';
import { withNextEpoch } from '../../src/domain/accounts/epoch.ts';
import { openShopDatabase, type ShopDatabase } from '../../src/store/index.ts';
import { openTestShop, type TestShop } from '../shop-builders.ts';

let shop: TestShop;
let store: ShopDatabase;
beforeEach(async () => {
  shop = await openTestShop();
  store = openShopDatabase(shop.platform);
});
afterEach(() => shop.close());

const minutesFromNow = (minutes: number) => new Date(shop.platform.clock().getTime() + minutes * 60_000);

const end = (id: string, endedAt = shop.platform.clock(), expiresAt = minutesFromNow(60)) =>
  store.endedSessions.add({ id, accountId: 'acc_1', endedAt, expiresAt });

async function page(after?: string) {
  const response = await shop.subgraph.read(`/revocations${after === undefined ? '' : `?after=${after}`}`);
  return parseRevocationPage(await response.json());
}

const idsOf = (revocations: readonly Revocation[]) =>
  revocations.map((revocation) => (revocation.kind === 'session' ? revocation.sessionId : revocation.accountId));

async function anAccount(): Promise<string> {
  const given = {
    email: 'anna@example.com',
    password: 'x'.repeat(12),
    displayName: 'Anna',
    roles: ['MANAGER'] as const,
  };
  return (await openAccount({ store, clock: shop.platform.clock }, given))?.id ?? '';
}

describe('the list of what lets in no longer', () => {
  it('is for gateways, whoever else asks', async () => {
    const { status } = await shop.subgraph.read('/revocations');
    expect(status).toBe(200);
    expect((await fetch(`${shop.subgraph.url}/revocations`)).status).toBe(401);
    for (const identity of [aVisitor(), anIdentity({ roles: ['ADMIN'] })]) {
      expect((await shop.subgraph.read('/revocations', identity)).status).toBe(401);
    }
  });

  it.each(['nonsense', 'e30', Buffer.from('[[0]]').toString('base64url'), '1'.repeat(5_000)])(
    'refuses the cursor %.20s',
    async (cursor) => {
      expect((await shop.subgraph.read(`/revocations?after=${cursor}`)).status).toBe(400);
    },
  );

  it('holds ended sessions, revoked keys and raised epochs, with Redis empty as well', async () => {
    await end('ses_1');
    const id = await anAccount();
    await endAllSessionsOf(id);
    await shop.platform.redis.flushDb();
    const { revocations, isLast } = await page();
    expect(idsOf(revocations)).toEqual(['ses_1', id]);
    expect(revocations).toContainEqual(expect.objectContaining({ kind: 'account', accountId: id, epoch: 1 }));
    expect(isLast).toBe(true);
  });

  it('leaves out what has ended by itself meanwhile', async () => {
    await end('ses_over', shop.platform.clock(), minutesFromNow(1));
    await end('ses_1');
    shop.platform.setTime(minutesFromNow(2));
    expect(idsOf((await page()).revocations)).toEqual(['ses_1']);
  });

  it('tells a write that comes to light late, after one with a later time was told', async () => {
    await end('ses_1');
    const { next } = await page();
    await end('ses_late', minutesFromNow(-0.5));
    expect(idsOf((await page(next)).revocations)).toEqual(['ses_late', 'ses_1']);
  });

  it('is told on from a cursor, without what was told long before', async () => {
    await end('ses_1');
    shop.platform.setTime(minutesFromNow(2));
    const { next } = await page();
    await end('ses_2');
    expect(idsOf((await page(next)).revocations)).toEqual(['ses_2']);
  });

  it('comes page by page, nothing left out, however many there are', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) => `ses_${index}`);
    const sessions = shop.platform.mongo.collection<{ _id: string }>('endedSessions');
    const common = { accountId: 'acc_1', endedAt: shop.platform.clock(), expiresAt: minutesFromNow(60) };
    const record = { revision: 1, outbox: [], handledEvents: [], commandKeys: [] };
    await sessions.insertMany(many.map((_id) => ({ _id, ...common, ...record })));
    const first = await page();
    const second = await page(first.next);
    expect([first.isLast, second.isLast]).toEqual([false, true]);
    const told = new Set(idsOf([...first.revocations, ...second.revocations]));
    expect(many.filter((id) => !told.has(id))).toEqual([]);
    // What was written while the pages were read is told as well.
    await end('ses_meanwhile', minutesFromNow(-0.5));
    expect(idsOf((await page(second.next)).revocations)).toContain('ses_meanwhile');
  });

  it('is told to gateways at once, too', async () => {
    await end('ses_1');
    const id = await anAccount();
    await endAllSessionsOf(id);
    await waitUntil('both are told', () => shop.platform.revoked.length === 2);
    expect(idsOf(shop.platform.revoked).toSorted()).toEqual([id, 'ses_1'].toSorted());
  });
});

async function endAllSessionsOf(id: string): Promise<void> {
  const loaded = await store.accounts.load(id);
  if (!loaded) throw new Error(`no account ${id}`);
  await store.accounts.save(loaded, withNextEpoch(loaded.state, shop.platform.clock()));
}
