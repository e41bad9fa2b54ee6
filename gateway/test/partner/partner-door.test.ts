import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { aKey, aPartner, askAtDoor, bearer, partnerUrl } from '../support/partner-client.ts';
import { openTestGateway, type TestGateway } from '../support/test-gateway.ts';

const who = '{ viewer { id displayName } }';
const asksAboutSchema = '{ __schema { queryType { name } } }';

let open: TestGateway;
let closed: TestGateway;
beforeAll(async () => {
  [open, closed] = await Promise.all([openTestGateway(), openTestGateway({ sandbox: false })]);
});
afterAll(() => Promise.all([open.close(), closed.close()]));

describe('the door for partners', () => {
  it.each([
    ['as a bearer token', (key: string) => bearer(key)],
    ['in X-Api-Key', (key: string) => ({ 'x-api-key': key })],
  ])('opens to a partner key %s', async (_, headers) => {
    const partner = aPartner();
    const { secret } = await aKey(partner);
    const { status, data } = await askAtDoor(closed, who, { headers: headers(secret) });
    expect([status, data]).toEqual([200, { viewer: { id: partner.accountId, displayName: 'Moonstone' } }]);
  });

  it('opens to a partner who has signed in, by token and by cookie', async () => {
    const { token } = await open.signIn(aPartner());
    for (const headers of [bearer(token), { cookie: `alexandrite_session=${token}` }]) {
      expect((await askAtDoor(open, who, { headers })).data?.['viewer']).not.toBeNull();
    }
  });

  it('says to others what to do, and asks nothing of the house for them', async () => {
    const { token } = await open.signIn(aCustomer());
    const before = open.house.seen.length;
    const visitor = await askAtDoor(open, who);
    expect([visitor.status, visitor.errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(visitor.headers.get('www-authenticate')).toBe('Bearer');
    expect(visitor.errors[0]?.message).toContain('Authorization: Bearer <key>');
    const customer = await askAtDoor(open, who, { headers: bearer(token) });
    expect([customer.status, customer.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    expect(customer.errors[0]?.message).toContain('/graphql');
    const forged = await askAtDoor(open, who, { headers: bearer('not.a.key') });
    expect(forged.status).toBe(401);
    expect(open.house.seen).toHaveLength(before);
  });

  it('makes a partner of everybody whom it lets in: a manager’s rights stay outside', async () => {
    const { token } = await open.signIn(anIdentity({ roles: ['MANAGER'] }));
    open.house.seen.length = 0;
    expect((await askAtDoor(open, who, { headers: bearer(token) })).status).toBe(200);
    expect(open.house.seen.map(({ caller }) => caller.identity.roles)).toEqual([['PARTNER']]);
  });

  it('is the only one that a partner key opens', async () => {
    const { secret } = await aKey();
    const { status, errors } = await open.ask(who, { headers: bearer(secret) });
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    expect(errors[0]?.message).toContain('/partner/graphql');
  });

  it('closes to a key that has ended, at once and at every gateway', async () => {
    const { session, secret } = await aKey();
    const headers = bearer(secret);
    expect((await askAtDoor(open, who, { headers })).status).toBe(200);
    await open.end(session);
    for (const gateway of [open, closed]) expect((await askAtDoor(gateway, who, { headers })).status).toBe(401);
    const { secret: over } = await aKey(aPartner(), -1);
    expect((await askAtDoor(open, who, { headers: bearer(over) })).status).toBe(401);
  });

  it('knows the documents that are kept for partners by their hash from the first day', async () => {
    const file = new URL('../../partner/examples/01-who-am-i.graphql', import.meta.url);
    const sha256Hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const { data } = await askAtDoor(open, undefined, { extensions, headers: bearer((await aKey()).secret) });
    // It was found and run; the house of this test knows no e-mail addresses.
    expect(data).toEqual({ viewer: null });
  });

  it('notes on which day a key was used', async () => {
    const { session, secret } = await aKey();
    await askAtDoor(open, who, { headers: bearer(secret) });
    await waitUntil('it is noted', () => open.redis.hExists('partner-keys:used', session.sessionId));
    expect(await open.redis.hGet('partner-keys:used', session.sessionId)).toBe(new Date().toISOString().slice(0, 10));
    await open.redis.hDel('partner-keys:used', session.sessionId);
  });

  it('tells its schema to those who have a key, and in development to all', async () => {
    const { secret } = await aKey();
    const text = (gateway: TestGateway, headers = {}) =>
      fetch(new URL('/partner/schema.graphql', gateway.url), { headers });
    expect((await askAtDoor(closed, asksAboutSchema)).status).toBe(401);
    expect((await text(closed)).status).toBe(404);
    for (const gateway of [open, closed]) {
      const { data } = await askAtDoor(gateway, asksAboutSchema, { headers: bearer(secret) });
      expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
      expect(await (await text(gateway, bearer(secret))).text()).toContain('startModelUpload');
    }
    expect((await askAtDoor(open, asksAboutSchema)).status).toBe(200);
    expect((await text(open)).status).toBe(200);
    // One that asks for more as well is an operation like any other.
    expect((await askAtDoor(open, `query A { viewer { id } } query B ${asksAboutSchema}`)).status).toBe(401);
  });

  it('shows partners a page of examples, where nothing else is open, too', async () => {
    const html = { accept: 'text/html', 'accept-language': 'ru' };
    const page = await (await fetch(partnerUrl(closed), { headers: html })).text();
    expect(page).toContain('Модель, 2: сколько стоит');
    expect(page).not.toContain('href="/graphql"');
    expect(await (await fetch(partnerUrl(open), { headers: html })).text()).toContain('href="/graphql"');
  });
});
