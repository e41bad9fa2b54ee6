import { waitUntil } from '@alexandrite/service-kit/testing';
import { openAccount } from '../src/commands/open-account.ts';
import { withNextEpoch } from '../src/domain/accounts/epoch.ts';
import { openShopDatabase, type ShopDatabase } from '../src/store/index.ts';
import { openTestShop, type TestShop } from './shop-builders.ts';

let shop: TestShop;
let store: ShopDatabase;
beforeAll(async () => {
  shop = await openTestShop();
  store = openShopDatabase(shop.platform);
});
afterAll(() => shop.close());

let people = 0;
async function anOperator(): Promise<string> {
  const account = await openAccount(
    { store, clock: shop.platform.clock },
    {
      email: `operator${(people += 1)}@example.com`,
      password: 'x'.repeat(12),
      displayName: 'Anna',
      roles: ['OPERATOR'],
    },
  );
  return account?.id ?? '';
}

async function loaded(id: string) {
  const found = await store.accounts.load(id);
  if (!found) throw new Error(`no account ${id}`);
  return found;
}

describe('an account that gets its next epoch', () => {
  it('tells the gateways in the same write', async () => {
    const id = await anOperator();
    const before = await loaded(id);
    await store.accounts.save(before, withNextEpoch(before.state, shop.platform.clock(), { roles: ['CUSTOMER'] }));
    const told = await waitUntil('gateways are told', () =>
      shop.platform.revoked.find((revocation) => revocation.kind === 'account' && revocation.accountId === id),
    );
    expect(told).toMatchObject({ epoch: 1 });
    expect((await loaded(id)).state).toMatchObject({ roles: ['CUSTOMER'], epoch: 1 });
  });

  it('is never left with tokens that say what is no longer so', async () => {
    const before = await loaded(await anOperator());
    const saved = store.accounts.save(before, { ...before.state, roles: ['ADMIN'] });
    await expect(saved).rejects.toThrow('without the next epoch');
    expect((await loaded(before.state.id)).state).toMatchObject({ roles: ['OPERATOR'], epoch: 0 });
  });

  it('has the first one when it was stored before there were epochs', async () => {
    const id = await anOperator();
    await shop.platform.mongo
      .collection<{ _id: string }>('accounts')
      .updateOne({ _id: id }, { $unset: { epoch: 1, epochRise: 1 } });
    const before = await loaded(id);
    expect(before.state).toMatchObject({ epoch: 0, epochRise: null });
    await store.accounts.save(before, withNextEpoch(before.state, shop.platform.clock()));
    expect((await loaded(id)).state.epoch).toBe(1);
  });
});
