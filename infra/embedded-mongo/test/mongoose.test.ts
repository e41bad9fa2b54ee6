import mongoose, { type Connection, Schema } from 'mongoose';
import { rejection, startTestServer, type TestServer } from './server.ts';

interface Order {
  _id: string;
  number: number;
  status?: string;
  dueAt?: Date;
  lines: { sku: string; quantity: number }[];
  note?: unknown;
  prices?: Map<string, number>;
  outbox: { id: string; payload?: unknown }[];
  idempotencyKey?: string;
}

const orderSchema = new Schema<Order>(
  {
    _id: String,
    number: { type: Number, required: true, unique: true },
    status: String,
    dueAt: Date,
    lines: [{ _id: false, sku: String, quantity: Number }],
    note: Schema.Types.Mixed,
    prices: { type: Map, of: Number },
    outbox: [{ _id: false, id: String, payload: Schema.Types.Mixed }],
    idempotencyKey: String,
  },
  { timestamps: true, optimisticConcurrency: true },
)
  .index({ status: 1, dueAt: 1 })
  .index({ 'outbox.id': 1 }, { sparse: true })
  .index({ idempotencyKey: 1 }, { unique: true, partialFilterExpression: { idempotencyKey: { $exists: true } } });

const orderModel = (connection: Connection) => connection.model('Order', orderSchema);

describe('mongoose', () => {
  let server: TestServer;
  let connection: Connection;
  let orders: ReturnType<typeof orderModel>;
  beforeAll(async () => {
    server = await startTestServer();
    connection = await mongoose.createConnection(server.url).asPromise();
    orders = orderModel(connection);
  });
  afterAll(async () => {
    await connection.close();
    await server.close();
  });

  let numbers = 0;
  const anOrder = (fields: object = {}) => {
    const number = ++numbers;
    return orders.create({ _id: `ord_${number}`, number, status: 'INITIATED', ...fields });
  };

  it('makes the indexes of a schema, and finds nothing to change afterwards', async () => {
    await orders.init();
    expect(Object.keys(await orders.collection.indexInformation())).toHaveLength(5);
    expect(await orders.syncIndexes()).toEqual([]);
    expect(await orders.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
  });

  it('saves only over the version that it read', async () => {
    const { _id } = await anOrder({ lines: [{ sku: 'ring', quantity: 1 }] });
    const [mine, yours] = await Promise.all([orders.findById(_id), orders.findById(_id)]);
    mine?.set('status', 'SUBMITTED');
    await mine?.save();
    yours?.set('status', 'CANCELLED');
    expect(String((await rejection(yours?.save() ?? Promise.resolve()))['message'])).toContain('No matching document');
    expect((await orders.findById(_id))?.get('status')).toBe('SUBMITTED');
  });

  it('writes an event with its order, finds it in the outbox, and clears it', async () => {
    const { _id } = await anOrder();
    const event = { id: `evt_${_id}`, payload: { orderId: _id } };
    await orders.findOneAndUpdate(
      { _id, __v: 0 },
      { $set: { status: 'SUBMITTED' }, $push: { outbox: event }, $inc: { __v: 1 } },
    );
    const waiting = () =>
      orders
        .find({ 'outbox.id': { $exists: true } })
        .sort({ _id: 1 })
        .lean();
    expect((await waiting()).map((order) => order._id)).toEqual([_id]);
    await orders.updateOne({ _id }, { $pull: { outbox: { id: { $in: [event.id] } } } });
    expect(await waiting()).toEqual([]);
    expect((await orders.updateOne({ _id, __v: 0 }, { $set: { status: 'LOST' } })).matchedCount).toBe(0);
  });

  it('lets one of many with the same idempotency key through', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => anOrder({ idempotencyKey: 'same' })));
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(19);
    expect(await rejection(anOrder({ idempotencyKey: 'same' }))).toMatchObject({
      code: 11000,
      keyPattern: { idempotencyKey: 1 },
      keyValue: { idempotencyKey: 'same' },
    });
  });

  it('upserts once however many do it at the same time', async () => {
    const counted = await Promise.all(
      Array.from({ length: 20 }, () =>
        orders
          .findOneAndUpdate(
            { _id: 'ord_raced' },
            { $inc: { 'note.times': 1 }, $setOnInsert: { number: -1 } },
            { upsert: true },
          )
          .then(() => 1)
          .catch(() => 0),
      ),
    );
    const times = counted.reduce<number>((sum, one) => sum + one, 0);
    expect((await orders.findById('ord_raced').lean())?.note).toEqual({ times });
  });

  it('pages by the sort key', async () => {
    const dueAt = (day: number) => new Date(Date.UTC(2026, 0, day));
    for (let day = 1; day <= 6; day++) await anOrder({ status: 'QUEUED', dueAt: dueAt(Math.ceil(day / 2)) });
    const seen: unknown[] = [];
    let after = {};
    for (;;) {
      const page = await orders
        .find({ status: 'QUEUED', ...after })
        .sort({ dueAt: 1, _id: 1 })
        .limit(2)
        .lean();
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...page.map((order) => order._id));
      after = { $or: [{ dueAt: { $gt: last.dueAt } }, { dueAt: last.dueAt, _id: { $gt: last._id } }] };
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it('streams, maps, counts and aggregates', async () => {
    const { _id } = await anOrder({ prices: { gold: 5, silver: 2 }, note: { deep: [1, { a: null }] } });
    const read = await orders.findById(_id);
    expect(read?.prices?.get('gold')).toBe(5);
    expect(read?.note).toEqual({ deep: [1, { a: null }] });
    let streamed = 0;
    for await (const order of orders.find().batchSize(3).cursor()) streamed += order.number === 0 ? 0 : 1;
    expect(streamed).toBe(await orders.countDocuments());
    const [queued] = await orders.aggregate<object>([
      { $match: { status: 'QUEUED' } },
      { $group: { _id: '$status', n: { $sum: 1 } } },
    ]);
    expect(queued).toEqual({ _id: 'QUEUED', n: 6 });
    const results = await orders.bulkWrite([
      { updateOne: { filter: { _id }, update: { $set: { status: 'CLOSED' } } } },
      { deleteOne: { filter: { _id: 'ord_raced' } } },
    ]);
    expect([results.modifiedCount, results.deletedCount]).toEqual([1, 1]);
  });
});
