import { Long } from 'bson';
import { rejection, startTestServer, type TestServer } from './server.ts';

interface Piece {
  _id: number;
  metal?: string;
  weight?: number;
  amount?: Long;
  other?: number;
  tags?: string[];
  size?: { mm: number };
  a?: unknown;
}

describe('reading and writing through the driver', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const pieces = () => server.database.collection<Piece>('pieces');
  beforeEach(async () => {
    await pieces().deleteMany({});
    await pieces().insertMany([
      { _id: 1, metal: 'gold', weight: 5, tags: ['ring', 'new'], size: { mm: 17 } },
      { _id: 2, metal: 'silver', weight: 9, tags: ['chain'], size: { mm: 450 } },
      { _id: 3, metal: 'gold', weight: 2, tags: [], size: { mm: 3 } },
    ]);
  });
  const idsOf = (documents: { _id: number }[]) => documents.map(({ _id }) => _id);

  it('finds with filter, sort, skip, limit and projection', async () => {
    const found = await pieces()
      .find({ weight: { $gte: 2 } }, { projection: { metal: 1, 'size.mm': 1 } })
      .sort({ metal: 1, weight: -1 })
      .skip(1)
      .limit(2)
      .toArray();
    expect(found).toEqual([
      { _id: 3, metal: 'gold', size: { mm: 3 } },
      { _id: 2, metal: 'silver', size: { mm: 450 } },
    ]);
  });

  it('sorts by the least element of an array, or the greatest when descending', async () => {
    await pieces().deleteMany({});
    await pieces().insertMany([
      { _id: 1, a: [5, 1] },
      { _id: 2, a: 3 },
      { _id: 3, a: [] },
      { _id: 4 },
      { _id: 5, a: [2, 9] },
    ]);
    expect(idsOf(await pieces().find().sort({ a: 1 }).toArray())).toEqual([3, 4, 1, 5, 2]);
    expect(idsOf(await pieces().find().sort({ a: -1 }).toArray())).toEqual([5, 1, 2, 4, 3]);
  });

  it('reports what an update matched, modified and inserted', async () => {
    const many = await pieces().updateMany({ metal: 'gold' }, { $set: { weight: 5 } });
    expect([many.matchedCount, many.modifiedCount]).toEqual([2, 1]);
    const upserted = await pieces().updateOne({ _id: 9, metal: 'tin' }, { $set: { weight: 1 } }, { upsert: true });
    expect([upserted.matchedCount, upserted.upsertedId, upserted.upsertedCount]).toEqual([0, 9, 1]);
    expect(await pieces().findOne({ _id: 9 })).toEqual({ _id: 9, metal: 'tin', weight: 1 });
    expect((await pieces().updateOne({ _id: 77 }, { $set: { a: 1 } })).matchedCount).toBe(0);
  });

  it('replaces and deletes', async () => {
    await pieces().replaceOne({ _id: 1 }, { metal: 'bronze' });
    expect(await pieces().findOne({ _id: 1 })).toEqual({ _id: 1, metal: 'bronze' });
    expect((await pieces().deleteOne({ metal: { $in: ['gold', 'silver'] } })).deletedCount).toBe(1);
    expect((await pieces().deleteMany({})).deletedCount).toBe(2);
  });

  it('finds and modifies: before, after, upserted, removed, sorted, projected', async () => {
    const gold = { metal: 'gold' };
    expect(await pieces().findOneAndUpdate(gold, { $inc: { weight: 1 } }, { sort: { weight: 1 } })).toMatchObject({
      _id: 3,
      weight: 2,
    });
    const after = { returnDocument: 'after', projection: { weight: 1 } } as const;
    expect(await pieces().findOneAndUpdate({ _id: 3 }, { $inc: { weight: 1 } }, after)).toEqual({ _id: 3, weight: 4 });
    const upsert = { upsert: true, returnDocument: 'after', includeResultMetadata: true } as const;
    const made = await pieces().findOneAndUpdate({ _id: 8 }, { $set: { weight: 1 } }, upsert);
    expect(made.lastErrorObject).toEqual({ n: 1, updatedExisting: false, upserted: 8 });
    expect(made.value).toEqual({ _id: 8, weight: 1 });
    expect(await pieces().findOneAndDelete({ _id: 8 })).toEqual({ _id: 8, weight: 1 });
    expect(await pieces().findOneAndDelete({ _id: 8 })).toBeNull();
    expect(await pieces().findOneAndReplace({ _id: 3 }, { a: 1 }, { returnDocument: 'after' })).toEqual({
      _id: 3,
      a: 1,
    });
  });

  it('goes on after a failure when a bulk is not ordered, and stops at it when it is', async () => {
    const documents = [{ _id: 10 }, { _id: 1 }, { _id: 11 }];
    const ordered = await rejection(pieces().insertMany(documents));
    expect(ordered['code']).toBe(11000);
    expect(
      idsOf(
        await pieces()
          .find({ _id: { $gte: 10 } })
          .toArray(),
      ),
    ).toEqual([10]);
    await pieces().deleteOne({ _id: 10 });
    const unordered = await rejection(pieces().insertMany(documents, { ordered: false }));
    expect(unordered['code']).toBe(11000);
    expect(
      idsOf(
        await pieces()
          .find({ _id: { $gte: 10 } })
          .sort({ _id: 1 })
          .toArray(),
      ),
    ).toEqual([10, 11]);
  });

  it('counts, and lists different values', async () => {
    expect(await pieces().countDocuments({ metal: 'gold' })).toBe(2);
    expect(await pieces().countDocuments({}, { skip: 1, limit: 1 })).toBe(1);
    expect(await pieces().estimatedDocumentCount()).toBe(3);
    expect((await pieces().distinct('tags')).sort()).toEqual(['chain', 'new', 'ring']);
    expect(await pieces().distinct('metal', { weight: { $gt: 4 } })).toEqual(['gold', 'silver']);
  });

  it('aggregates', async () => {
    const byMetal = await pieces()
      .aggregate([
        { $match: { weight: { $gt: 0 } } },
        { $sort: { weight: 1 } },
        {
          $group: {
            _id: '$metal',
            n: { $sum: 1 },
            total: { $sum: '$weight' },
            mean: { $avg: '$weight' },
            least: { $min: '$weight' },
            most: { $max: '$weight' },
            first: { $first: '$_id' },
            all: { $push: '$_id' },
          },
        },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(byMetal).toEqual([
      { _id: 'gold', n: 2, total: 7, mean: 3.5, least: 2, most: 5, first: 3, all: [3, 1] },
      { _id: 'silver', n: 1, total: 9, mean: 9, least: 9, most: 9, first: 2, all: [2] },
    ]);
    const tags = await pieces()
      .aggregate([
        { $unwind: '$tags' },
        { $group: { _id: { metal: '$metal', tag: '$tags' }, n: { $sum: 1 } } },
        { $project: { _id: 0, tag: '$_id.tag', n: 1 } },
        { $sort: { tag: -1 } },
        { $skip: 1 },
        { $limit: 1 },
      ])
      .toArray();
    expect(tags).toEqual([{ n: 1, tag: 'new' }]);
    expect(
      await pieces()
        .aggregate([{ $match: { metal: 'gold' } }, { $count: 'gold' }])
        .toArray(),
    ).toEqual([{ gold: 2 }]);
  });

  it('keeps the numeric types that were sent', async () => {
    await pieces().insertOne({ amount: Long.fromNumber(5), _id: 20 });
    await pieces().updateOne({ _id: 20 }, { $set: { other: 1 } });
    const raw = await pieces().findOne({ _id: 20 }, { promoteLongs: false });
    expect(raw?.amount).toEqual(Long.fromNumber(5));
    expect(Object.keys(raw ?? {})).toEqual(['_id', 'amount', 'other']);
  });

  it('does nothing, without complaint, where there is no collection', async () => {
    const none = server.database.collection('nowhere');
    expect(await none.find().toArray()).toEqual([]);
    expect(await none.countDocuments()).toBe(0);
    expect((await none.updateOne({}, { $set: { a: 1 } })).matchedCount).toBe(0);
    expect((await none.deleteMany({})).deletedCount).toBe(0);
    expect(await none.findOneAndUpdate({}, { $set: { a: 1 } })).toBeNull();
    expect(await none.aggregate([{ $match: {} }]).toArray()).toEqual([]);
  });

  it('creates, lists and drops collections and databases', async () => {
    const other = server.client.db(`${server.database.databaseName}_more`);
    await other.createCollection('orders');
    expect((await rejection(other.createCollection('orders')))['code']).toBe(48);
    await other.collection('quotes').insertOne({ a: 1 });
    expect((await other.listCollections().toArray()).map(({ name }) => name).sort()).toEqual(['orders', 'quotes']);
    expect(await other.listCollections({ name: 'quotes' }, { nameOnly: true }).toArray()).toHaveLength(1);
    const { databases } = await server.client.db('admin').admin().listDatabases({ nameOnly: true });
    expect(databases.map(({ name }) => name)).toContain(other.databaseName);
    await other.collection('orders').drop();
    await other.dropDatabase();
    expect(await other.listCollections().toArray()).toEqual([]);
  });

  it('writes without answering when no answer is wanted', async () => {
    await pieces().insertOne({ _id: 30 }, { writeConcern: { w: 0 } });
    expect(await pieces().findOne({ _id: 30 })).toEqual({ _id: 30 });
  });
});
