import { addIndex, itEmbedded, rejection, startTestServer, type TestServer, until } from './server.ts';

describe('indexes', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ ttlIntervalMs: 50 });
  });
  afterAll(() => server.close());

  let collections = 0;
  const aCollection = () => server.database.collection<Record<string, unknown>>(`indexed_${++collections}`);

  it('keep keys unique, and tell which key was taken', async () => {
    const people = aCollection();
    await addIndex(people, { email: 1, shop: -1 }, { unique: true });
    await people.insertOne({ email: 'a', shop: 1 });
    await people.insertOne({ email: 'a', shop: 2 });
    const insert = await rejection(people.insertOne({ email: 'a', shop: 1 }));
    expect(insert).toMatchObject({
      code: 11000,
      keyPattern: { email: 1, shop: -1 },
      keyValue: { email: 'a', shop: 1 },
    });
    expect(insert['message']).toContain('E11000 duplicate key error collection: ');
    expect(insert['message']).toContain('index: email_1_shop_-1 dup key: { email: "a", shop: 1 }');
    const modify = await rejection(people.findOneAndUpdate({ shop: 2 }, { $set: { shop: 1 } }));
    expect(modify).toMatchObject({
      code: 11000,
      keyPattern: { email: 1, shop: -1 },
      keyValue: { email: 'a', shop: 1 },
    });
    expect((await rejection(people.updateOne({ shop: 2 }, { $set: { shop: 1 } })))['code']).toBe(11000);
    expect(await people.countDocuments({ shop: 2 })).toBe(1);
  });

  it('let one of many who insert the same key at the same time through', async () => {
    const people = server.database.collection<{ email: string; times: number; n?: number }>('raced');
    await addIndex(people, { email: 1 }, { unique: true });
    const inserts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => people.insertOne({ email: 'a', times: 0, n })),
    );
    expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const upserts = await Promise.allSettled(
      Array.from({ length: 20 }, () => people.updateOne({ email: 'b' }, { $inc: { times: 1 } }, { upsert: true })),
    );
    // A real server may refuse some of them with 11000; all others have counted.
    const refused = upserts.filter(({ status }) => status === 'rejected').length;
    expect(await people.find({ email: 'b' }).toArray()).toMatchObject([{ times: 20 - refused }]);
  });

  it('treat a missing field as null, unless they are sparse', async () => {
    const dense = aCollection();
    await addIndex(dense, { code: 1 }, { unique: true });
    await dense.insertOne({});
    expect((await rejection(dense.insertOne({ code: null })))['code']).toBe(11000);
    const sparse = aCollection();
    await addIndex(sparse, { code: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{ n: 1 }, { n: 2 }, { n: 3, code: null }]);
    expect((await rejection(sparse.insertOne({ code: null })))['code']).toBe(11000);
    expect(await sparse.countDocuments({ code: null })).toBe(3);
    expect(await sparse.countDocuments({ code: { $exists: true } })).toBe(1);
  });

  it('that are partial are unique only among what they hold', async () => {
    const orders = aCollection();
    await addIndex(orders, { key: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await orders.insertMany([{ key: 'a', open: false }, { key: 'a' }, { key: 'a', open: true }]);
    expect((await rejection(orders.insertOne({ key: 'a', open: true })))['code']).toBe(11000);
    expect((await rejection(orders.updateOne({ open: false }, { $set: { open: true } })))['code']).toBe(11000);
    expect(await orders.countDocuments({ key: 'a' })).toBe(3);
    expect(await orders.countDocuments({ key: 'a', open: true })).toBe(1);
    await orders.updateOne({ open: true }, { $set: { open: false } });
    await orders.insertOne({ key: 'a', open: true });
  });

  it('through arrays are unique across documents, not within one', async () => {
    const orders = server.database.collection<{ events?: { id: number }[] }>('through_arrays');
    await addIndex(orders, { 'events.id': 1 }, { unique: true, sparse: true });
    await orders.insertMany([{ events: [{ id: 1 }, { id: 1 }, { id: 2 }] }, { events: [] }, { events: [] }, {}]);
    expect(await rejection(orders.insertOne({ events: [{ id: 3 }, { id: 2 }] }))).toMatchObject({
      code: 11000,
      keyValue: { 'events.id': 2 },
    });
    await orders.updateOne({ 'events.id': 1 }, { $pull: { events: { id: 2 } } });
    await orders.insertOne({ events: [{ id: 3 }, { id: 2 }] });
    expect(await orders.countDocuments({ 'events.id': { $exists: true } })).toBe(2);
  });

  it('refuse two arrays in one document', async () => {
    const orders = aCollection();
    await addIndex(orders, { a: 1, b: 1 });
    await orders.insertMany([
      { a: [1], b: 1 },
      { a: 1, b: [1] },
    ]);
    expect((await rejection(orders.insertOne({ a: [1], b: [1] })))['code']).toBe(171);
  });

  it('cannot be made unique over what is not', async () => {
    const orders = aCollection();
    await orders.insertMany([{ a: 1 }, { a: 1 }]);
    expect((await rejection(addIndex(orders, { a: 1 }, { unique: true })))['code']).toBe(11000);
    expect(await orders.indexes()).toHaveLength(1);
    await addIndex(orders, { a: 1 });
    expect(await orders.countDocuments({ a: 1 })).toBe(2);
  });

  it('are listed as they were made, made again without effect, and refused when they differ', async () => {
    const orders = aCollection();
    await addIndex(orders, { a: 1, b: -1 }, { unique: true, partialFilterExpression: { a: { $exists: true } } });
    await addIndex(orders, { a: 1, b: -1 }, { unique: true, partialFilterExpression: { a: { $exists: true } } });
    expect(await orders.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1', unique: true, partialFilterExpression: { a: { $exists: true } } },
    ]);
    expect((await rejection(addIndex(orders, { c: 1 }, { name: 'a_1_b_-1' })))['code']).toBe(86);
    await orders.dropIndex('a_1_b_-1');
    expect((await rejection(orders.dropIndex('a_1_b_-1')))['code']).toBe(27);
    expect((await rejection(server.database.collection('nowhere').indexes()))['code']).toBe(26);
  });

  // A real server sweeps once a minute.
  itEmbedded('with a time to live remove what is older', async () => {
    const sessions = aCollection();
    await addIndex(sessions, { at: 1 }, { expireAfterSeconds: 60 });
    const now = Date.now();
    await sessions.insertMany([
      { name: 'old', at: new Date(now - 61_000) },
      { name: 'one of its dates is old', at: [new Date(now), new Date(now - 61_000)] },
      { name: 'young', at: new Date(now) },
      { name: 'no date', at: 'yesterday' },
      { name: 'nothing' },
    ]);
    await until(async () => (await sessions.countDocuments()) === 3);
    expect((await sessions.distinct('name')).sort()).toEqual(['no date', 'nothing', 'young']);
  });
});
