import { createHash } from 'node:crypto';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { openTestGateway, readAnswer, type TestGateway } from '../support/test-gateway.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const asExtension = (hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash: hash } });

describe('a document that is asked for by its hash', () => {
  let house: TestGateway;
  let other: TestGateway;
  beforeAll(async () => {
    [house, other] = await Promise.all([openTestGateway(), openTestGateway()]);
  });
  afterAll(() => Promise.all([house.close(), other.close()]));

  const get = (at: TestGateway, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${at.url}?${new URLSearchParams(parameters).toString()}`, { headers }).then(readAnswer);
  const byHash = (at: TestGateway, hash: string, headers: Record<string, string> = {}) =>
    get(at, { extensions: JSON.stringify(asExtension(hash)) }, headers);
  const isRemembered = (hash: string) => house.redis.exists(`gateway:document:${hash}`);

  it('is unknown until somebody has sent it, and then known to every gateway', async () => {
    const query = '{ products { nodes { slug } } }';
    const hash = sha256(query);
    const unknown = await byHash(house, hash);
    expect(unknown.status).toBe(200);
    expect(unknown.errors).toEqual([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    expect(unknown.headers.get('cache-control')).toContain('no-store');
    const sent = await get(house, { query, extensions: JSON.stringify(asExtension(hash)) });
    expect(sent.data).toEqual({ products: { nodes: [{ slug: 'ring' }] } });
    await waitUntil('it is remembered', () => isRemembered(hash));
    for (const at of [house, other]) expect((await byHash(at, hash)).data).toEqual(sent.data);
    expect(await house.redis.ttl(`gateway:document:${hash}`)).toBeGreaterThan(24 * 3_600);
  });

  it('is unknown with the status of the specification to those who know it', async () => {
    const { status } = await byHash(house, sha256('{ never }'), { accept: 'application/graphql-response+json' });
    expect(status).toBe(400);
  });

  it('may be a mutation, by POST alone', async () => {
    const query = 'mutation { signOut }';
    const post = (body: object) =>
      fetch(house.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(readAnswer);
    const extensions = asExtension(sha256(query));
    expect((await post({ query, extensions })).errors).toEqual([]);
    expect((await post({ extensions })).data).toEqual({ signOut: false });
    expect((await byHash(house, sha256(query))).status).toBe(405);
  });

  it('is not remembered when it does not fit the schema', async () => {
    const query = '{ nothing }';
    await get(house, { query, extensions: JSON.stringify(asExtension(sha256(query))) });
    expect((await byHash(house, sha256(query))).errors[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it.each([
    ['the hash of another', asExtension(sha256('other'))],
    ['no hash', asExtension('ring')],
    ['a number', asExtension(7)],
    ['an unknown version', asExtension(sha256('{ __typename }'), 2)],
    ['no map', { persistedQuery: 'x' }],
  ])('is refused with %s', async (_, extensions) => {
    const { status, errors } = await get(house, { query: '{ __typename }', extensions: JSON.stringify(extensions) });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });
});
