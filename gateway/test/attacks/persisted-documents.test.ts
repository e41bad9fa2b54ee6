import { hash } from 'node:crypto';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { DocumentsInRedis } from '../../src/http/reading/documents-in-redis.ts';
import { type OwnRedis, ownRedis } from '../support/cache-stand.ts';
import { anAddress, type LimitedGateway, openLimited } from '../support/limited-gateway.ts';

const digestOf = (text: string): string => hash('sha256', text);

let server: OwnRedis;
let redis: RedisClient;
beforeAll(async () => {
  server = await ownRedis();
  await server.start();
  redis = await connectRedis(server.url, createLog('test', 'silent'));
});
beforeEach(() => redis.flushAll());
afterAll(async () => {
  redis.destroy();
  await server.remove();
});

/** Bytes of all documents, counted and as they lie there. */
async function bytesThere(): Promise<readonly [counted: number, there: number]> {
  const keys = await redis.keys('gateway:document:*');
  const sizes = await Promise.all(keys.map((key) => redis.strLen(key)));
  return [Number(await redis.get('gateway:documents:bytes')), sizes.reduce((sum, size) => sum + size, 0)];
}

describe('documents that are stored by their hash', () => {
  const document = (index: number, bytes = 1_000): string => `# ${index} `.padEnd(bytes, 'x');
  const bounds = { bytes: 20_000, documents: 15 };
  const store = (documents: DocumentsInRedis, text: string) => documents.store(digestOf(text), text);

  it.each([
    ['bytes', 3_000],
    ['number', 100],
  ])('take no more room than they may, by their %s, and touch nothing else', async (_, bytes) => {
    await redis.set('bull:orders:1', 'a job');
    const documents = new DocumentsInRedis(redis, bounds);
    await Promise.all(Array.from({ length: 200 }, (__, index) => store(documents, document(index, bytes))));
    const [counted, there] = await bytesThere();
    expect(counted).toBe(there);
    expect(there).toBeLessThanOrEqual(bounds.bytes);
    expect(await redis.keys('gateway:document:*')).toHaveLength(
      Math.min(bounds.documents, Math.floor(bounds.bytes / bytes)),
    );
    expect(await redis.zCard('gateway:documents:used')).toBe(await redis.hLen('gateway:documents:sizes'));
    expect(await redis.get('bull:orders:1')).toBe('a job');
  });

  it('are not pushed out by a flood of new ones once somebody has asked for them', async () => {
    const documents = new DocumentsInRedis(redis, bounds);
    const hot = Array.from({ length: 5 }, (_, index) => document(-1 - index));
    for (const text of hot) {
      await store(documents, text);
      expect(await documents.find(digestOf(text))).toBe(text);
    }
    for (let index = 0; index < 100; index += 1) await store(documents, document(index));
    for (const text of hot) expect(await documents.find(digestOf(text))).toBe(text);
    expect(await documents.find(digestOf(document(0)))).toBeNull();
    expect(await documents.find(digestOf(document(99)))).toBe(document(99));
  });

  it('are counted once, however often they come, and not when they were gone by their own time', async () => {
    const documents = new DocumentsInRedis(redis, bounds);
    for (let index = 0; index < 5; index += 1) await store(documents, document(1));
    await documents.find(digestOf(document(1)));
    expect(await bytesThere()).toEqual([1_000, 1_000]);
    await redis.del(`gateway:document:${digestOf(document(1))}`);
    await store(documents, document(1));
    expect(await bytesThere()).toEqual([1_000, 1_000]);
  });
});

describe('a stranger who has documents stored', () => {
  let house: LimitedGateway;
  beforeAll(async () => {
    house = await openLimited({ points: { visitor: 3_000 } }, { redisUrl: server.url, now: () => 1_000_000 });
  });
  afterAll(() => house.close());

  const send = async (query: string, address: string): Promise<number> => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: digestOf(query) } };
    const response = await fetch(house.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ query, extensions }),
    });
    await response.json();
    return response.status;
  };
  const query = (index: number, bytes: number): string => `{ materials { id } } # ${index} `.padEnd(bytes, 'x');

  it('pays for their bytes, and has no more of them stored than that', async () => {
    const address = anAddress();
    for (let index = 0; index < 20; index += 1) await send(query(index, 4_000), address);
    // Each takes 400 points to store, and more than 100 to read.
    await waitUntil('some are there', async () => (await redis.keys('gateway:document:*')).length > 0);
    expect((await redis.keys('gateway:document:*')).length).toBeLessThanOrEqual(6);
    expect(await send('{ materials { id } }', address)).toBe(429);
  });

  it('has none stored that is larger than they may be', async () => {
    const { limit } = operationBounds.persistedDocument;
    const large = `{ materials { id } } # ${'ю'.repeat(limit * 0.6)}`;
    const small = query(0, 100);
    expect(await send(large, anAddress())).toBe(200);
    expect(await send(small, anAddress())).toBe(200);
    await waitUntil('the other is there', () => redis.exists(`gateway:document:${digestOf(small)}`));
    expect(await redis.exists(`gateway:document:${digestOf(large)}`)).toBe(0);
  });
});
