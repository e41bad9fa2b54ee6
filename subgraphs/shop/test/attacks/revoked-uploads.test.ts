import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { newId } from '@alexandrite/service-kit/ids';
import { partnerKeyPrefix, type Session, signSession } from '@alexandrite/service-kit/sessions';
import { sessionHeader } from '@alexandrite/service-kit/subgraph';
import { anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { openAccount } from '../../src/commands/open-account.ts';
import { disabled } from '../../src/domain/accounts/people.ts';
import { openShopDatabase, type ShopDatabase } from '../../src/store/index.ts';
import { openTestShop, sessionKeys, type TestShop } from '../shop-builders.ts';
import { aFile, Uploader } from '../uploader.ts';

const start = `mutation ($input: StartModelUploadInput!) { startModelUpload(input: $input) {
  ... on ModelUploadStarted { uploadUrl model { id } } } }`;
const fileQuery = `query ($id: ID!) { model(id: $id) { fileUrl } }`;

let shop: TestShop;
let store: ShopDatabase;
let uploads: Uploader;
beforeAll(async () => {
  shop = await openTestShop();
  store = openShopDatabase(shop.platform);
  uploads = new Uploader(shop);
});
afterAll(() => shop.close());

const bytes = aFile(100);
const now = () => shop.platform.clock();

/** A partner with a session, or with a key. */
async function aPartner(kind: 'session' | 'key'): Promise<Session> {
  const email = `${newId('partner')}@example.com`;
  const given = { email, password: 'x'.repeat(12), displayName: 'Moon', roles: ['PARTNER'] as const };
  const account = await openAccount({ store, clock: now }, given);
  const expiresAt = new Date((Math.floor(now().getTime() / 1_000) + 3_600) * 1_000);
  const accountId = account?.id ?? '';
  const sessionId = newId(kind === 'key' ? partnerKeyPrefix : 'ses');
  if (kind === 'key') {
    const made = { name: 'Website', createdAt: now(), createdBy: 'Игорь', revokedAt: null, lastUsedOn: null };
    await store.partnerKeys.insert({ id: sessionId, accountId, epoch: 0, expiresAt, ...made });
  }
  return { sessionId, accountId, displayName: 'Moon', roles: ['PARTNER'], epoch: 0, expiresAt };
}

/** Asks as the gateway does on behalf of a session. */
async function ask<Data>({ accountId, ...session }: Session, query: string, variables: object): Promise<Data> {
  const signed = await shop.subgraph.signed(anIdentity({ accountId, roles: session.roles }));
  const token = await signSession({ accountId, ...session }, sessionKeys.signing);
  const response = await fetch(`${shop.subgraph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed, [sessionHeader]: token },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

interface Began {
  readonly startModelUpload: { readonly uploadUrl: string; readonly model: { readonly id: string } };
}

async function begin(session: Session) {
  const input = { fileName: 'ring.stl', byteSize: bytes.length };
  const { uploadUrl, model } = (await ask<Began>(session, start, { input })).startModelUpload;
  return { id: model.id, url: uploads.here(uploadUrl) };
}

async function endSession({ sessionId: id, accountId, expiresAt }: Session): Promise<void> {
  await store.endedSessions.add({ id, accountId, expiresAt, endedAt: now() });
}

async function revokeKey({ sessionId }: Session): Promise<void> {
  const loaded = await store.partnerKeys.load(sessionId);
  if (loaded) await store.partnerKeys.save(loaded, { ...loaded.state, revokedAt: now() });
}

async function closeAccount({ accountId }: Session): Promise<void> {
  const loaded = await store.accounts.load(accountId);
  if (loaded) await store.accounts.save(loaded, disabled(loaded.state, { by: null, at: now() }));
}

describe.each([
  ['a session that was signed out', 'session', endSession],
  ['a key that was revoked', 'key', revokeKey],
  ['an account that was closed', 'session', closeAccount],
  ['a key of an account that was closed', 'key', closeAccount],
] as const)('an upload address of %s', (_, kind, revoke) => {
  it('takes nothing any more, while those of others go on', async () => {
    const [session, other] = [await aPartner(kind), await aPartner(kind)];
    const [mine, theirs] = [await begin(session), await begin(other)];
    await revoke(session);
    expect(await uploads.put(mine.url, bytes)).toMatchObject({ status: 403, body: { code: 'LINK_INVALID' } });
    expect(await uploads.filesOf(mine.id)).toEqual([]);
    expect(await uploads.put(theirs.url, bytes)).toMatchObject({ status: 200 });
  });

  it('leaves nothing behind of what was on its way', async () => {
    const session = await aPartner(kind);
    const { id, url } = await begin(session);
    const sending = request(url, { method: 'PUT', headers: { 'content-length': bytes.length } });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    sending.write(bytes.subarray(0, 50));
    await waitUntil('it is on its way', async () => (await uploads.filesOf(id)).length > 0);
    await revoke(session);
    sending.end(bytes.subarray(50));
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBe(403);
    expect(await uploads.filesOf(id)).toEqual([]);
    expect(uploads.eventsOf(id)).toEqual([]);
  });
});

describe('the address of a file', () => {
  it('opens nothing once the account that asked for it was closed', async () => {
    const session = await aPartner('session');
    const { id, url } = await begin(session);
    await uploads.put(url, bytes);
    const { model } = await ask<{ readonly model: { readonly fileUrl: string } }>(session, fileQuery, { id });
    const address = uploads.here(model.fileUrl);
    expect((await fetch(address)).status).toBe(200);
    await closeAccount(session);
    expect((await fetch(address)).status).toBe(403);
  });
});
