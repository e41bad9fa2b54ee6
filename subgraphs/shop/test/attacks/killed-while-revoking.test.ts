import { liveLog } from '@alexandrite/contracts/live';
import { identityHeader, signIdentity, theGateway } from '@alexandrite/service-kit/identity';
import { parseEntry } from '@alexandrite/service-kit/live';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { parseRevocationPage } from '@alexandrite/service-kit/revocations';
import { aKeyPair, anIdentity, providedUrl, waitUntil } from '@alexandrite/service-kit/testing';
import { openShopDatabase, type ShopDatabase } from '../../src/store/index.ts';
import { openTestShop, sessionKeys, type TestShop } from '../shop-builders.ts';
import { type ShopProcess, startShop } from '../shop-process.ts';

const revoke = `mutation ($id: ID!) { revokePartnerKey(input: { keyId: $id }) { __typename } }`;
const gatewayKeys = aKeyPair();
const redisUrl = `${providedUrl('TEST_REDIS_URL').replace(/\/$/, '')}/9`;
const keyIds = Array.from({ length: 40 }, (_, index) => `key_killed${index}`);

let shop: TestShop;
let store: ShopDatabase;
let redis: RedisClient;
let running: ShopProcess;
beforeAll(async () => {
  shop = await openTestShop();
  store = openShopDatabase(shop.platform);
  redis = await connectRedis(redisUrl, shop.platform.log);
  const expiresAt = new Date(Date.now() + 30 * 24 * 3_600_000);
  const made = { accountId: 'acc_1', epoch: 0, name: 'Website', createdAt: new Date(), createdBy: 'Игорь' };
  for (const id of keyIds) {
    await store.partnerKeys.insert({ id, ...made, expiresAt, revokedAt: null, lastUsedOn: null });
  }
  running = await start();
});
afterAll(async () => {
  await running.kill();
  await redis.close();
  await shop.close();
});

function start(): Promise<ShopProcess> {
  const database = new URL(providedUrl('TEST_MONGODB_URL'));
  database.pathname = `/${shop.platform.mongo.name}`;
  return startShop({
    REDIS_URL: redisUrl,
    MONGODB_URL: database.href,
    SESSION_PRIVATE_KEY: sessionKeys.text.privateKey,
    IDENTITY_PUBLIC_KEY: gatewayKeys.text.publicKey,
    UPLOAD_SECRET: 'an upload secret for tests, long enough',
    GATEWAY_PUBLIC_URL: 'http://localhost:4000',
    STORAGE_DIR: shop.storageDir,
    STORAGE_FLOOR_BYTES: '0',
  });
}

const signedAs = async (identity: typeof theGateway) => ({
  [identityHeader]: await signIdentity({ identity }, 'shop', gatewayKeys.signing),
});

/** Keys that the shop's list says are out. */
async function listed(): Promise<ReadonlySet<string>> {
  const response = await fetch(`${running.url}/revocations`, { headers: await signedAs(theGateway) });
  const { revocations } = parseRevocationPage(await response.json());
  return new Set(revocations.flatMap((one) => (one.kind === 'session' ? [one.sessionId] : [])));
}

/** Keys that the live log says are out. */
async function told(): Promise<ReadonlySet<string>> {
  const entries = ((await redis.xRange(liveLog, '-', '+')) ?? []).map(({ message }) => parseEntry(message));
  return new Set(
    entries.flatMap((entry) =>
      entry.kind === 'revocation' && entry.revocation.kind === 'session' ? [entry.revocation.sessionId] : [],
    ),
  );
}

describe('a shop that is killed while keys are revoked', () => {
  it('forgets none that it said was revoked, and tells every one of them when it is back', async () => {
    const headers = {
      'content-type': 'application/json',
      ...(await signedAs(anIdentity({ accountId: 'acc_manager', roles: ['MANAGER'] }))),
    };
    const answered: string[] = [];
    const asked = keyIds.map(async (id) => {
      const body = JSON.stringify({ query: revoke, variables: { id } });
      const response = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body });
      if ((await response.text()).includes('PartnerKeyRevoked')) answered.push(id);
    });
    await waitUntil('the first is answered', () => answered.length > 0);
    await running.kill();
    await Promise.allSettled(asked);
    running = await start();
    const list = await listed();
    expect(answered.filter((id) => !list.has(id))).toEqual([]);
    const stored = await store.partnerKeys.findUnexpired(new Date());
    const out = stored.filter(({ state }) => state.revokedAt !== null).map(({ state }) => state.id);
    // Some were under way when it was killed: each is out for good, or not at all.
    expect([...list].toSorted()).toEqual(out.toSorted());
    await waitUntil('gateways are told of each', async () => {
      const heard = await told();
      return out.every((id) => heard.has(id));
    });
  });
});
