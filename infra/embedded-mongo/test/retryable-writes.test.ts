import { Long, UUID } from 'bson';
import { addIndex, startTestServer, type TestServer } from './server.ts';
import { WireClient } from './wire-client.ts';

describe('a write that is sent again with the same transaction number', () => {
  let server: TestServer;
  let client: WireClient;
  const lsid = { id: new UUID() };
  let transactions = 0;
  beforeAll(async () => {
    server = await startTestServer();
    client = await WireClient.connect(server.url);
  });
  afterAll(async () => {
    client.close();
    await server.close();
  });

  const numbered = (command: Record<string, unknown>) => ({
    ...command,
    lsid,
    txnNumber: Long.fromNumber(++transactions),
    $db: server.database.databaseName,
  });
  /** Sends it twice, on two connections, and gives both answers without what a cluster adds to them. */
  const twice = async (command: Record<string, unknown>) => {
    const write = numbered(command);
    const first = await client.command(write);
    client.close();
    client = await WireClient.connect(server.url);
    const second = await client.command(write);
    return [first, second].map(({ n, ok, nModified, upserted, value }) => ({ n, ok, nModified, upserted, value }));
  };
  const pieces = () => server.database.collection<{ _id: number; n?: number }>('pieces');

  it('is done once and answered the same: inserts', async () => {
    const [first, second] = await twice({ insert: 'pieces', documents: [{ _id: 1, n: 0 }] });
    expect(first).toMatchObject({ n: 1, ok: 1 });
    expect(second).toEqual(first);
  });

  it('is done once and answered the same: updates', async () => {
    const [first, second] = await twice({ update: 'pieces', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] });
    expect(first).toMatchObject({ n: 1, nModified: 1 });
    expect(second).toEqual(first);
    expect(await pieces().findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
  });

  it('is done once and answered the same: findAndModify', async () => {
    const command = { findAndModify: 'pieces', query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true };
    const [first, second] = await twice(command);
    expect(first?.value).toEqual({ _id: 1, n: 2 });
    expect(second).toEqual(first);
    expect(await pieces().findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
  });

  it('is done once and answered the same: deletes', async () => {
    await pieces().insertMany([{ _id: 2 }, { _id: 3 }]);
    const [first, second] = await twice({ delete: 'pieces', deletes: [{ q: { _id: { $gte: 2 } }, limit: 1 }] });
    expect(first).toMatchObject({ n: 1 });
    expect(second).toEqual(first);
    expect(await pieces().countDocuments()).toBe(2);
  });

  it('is refused when the session has gone on to later writes', async () => {
    const old = numbered({ insert: 'pieces', documents: [{ _id: 50 }] });
    await client.command(numbered({ insert: 'pieces', documents: [{ _id: 51 }] }));
    expect(await client.command(old)).toMatchObject({ ok: 0, code: 225 });
    expect(await pieces().countDocuments({ _id: 50 })).toBe(0);
  });

  it('is done when it failed the first time', async () => {
    const upsert = numbered({ findAndModify: 'uniques', query: { _id: 1 }, update: { $set: { a: 1 } }, upsert: true });
    const uniques = server.database.collection<{ _id: number; a: number }>('uniques');
    await addIndex(uniques, { a: 1 }, { unique: true });
    await uniques.insertOne({ _id: 2, a: 1 });
    expect(await client.command(upsert)).toMatchObject({ ok: 0, code: 11000, keyValue: { a: 1 } });
    await uniques.deleteOne({ _id: 2 });
    expect(await client.command(upsert)).toMatchObject({ ok: 1, lastErrorObject: { n: 1, upserted: 1 } });
  });
});
