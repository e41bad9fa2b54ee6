import { addIndex, describeEmbedded, rejection, startTestServer, type TestServer } from './server.ts';

describeEmbedded('what the embedded server does not do', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.database.collection('pieces').insertOne({ a: 1 });
  });
  afterAll(() => server.close());

  const refusal = async (promise: Promise<unknown>) => {
    const { code, message } = await rejection(promise);
    return `${String(code)}: ${String(message)}`;
  };

  it('is refused by name', async () => {
    const pieces = server.database.collection('pieces');
    const notSupported = (what: string) => `115: ${what} is not supported by the embedded development database`;
    expect(await refusal(pieces.find({ $where: 'true' }).toArray())).toBe(notSupported('the query operator $where'));
    expect(await refusal(pieces.find({ $text: { $search: 'x' } }).toArray())).toBe(
      notSupported('the query operator $text'),
    );
    expect(await refusal(pieces.aggregate([{ $lookup: { from: 'a', as: 'b' } }]).toArray())).toBe(
      notSupported('the aggregation stage $lookup'),
    );
    expect(await refusal(pieces.aggregate([{ $project: { b: { $add: ['$a', 1] } } }]).toArray())).toBe(
      notSupported('the expression operator $add'),
    );
    expect(await refusal(pieces.find({}, { collation: { locale: 'ru' } }).toArray())).toBe(
      notSupported("the option 'collation' of 'find'"),
    );
    expect(await refusal(pieces.updateOne({}, [{ $set: { a: 1 } }]))).toBe(
      notSupported('an update by an aggregation pipeline'),
    );
    expect(await refusal(pieces.updateOne({}, { $set: { a: 1 } }, { sort: { a: 1 } }))).toBe(
      notSupported("the option 'sort' of 'update.updates'"),
    );
    expect(await refusal(addIndex(pieces, { a: 'text' }))).toBe(notSupported("an index of type 'text' (on 'a')"));
    expect(await refusal(addIndex(pieces, { a: 1 }, { collation: { locale: 'ru' } }))).toBe(
      notSupported("the option 'collation' of 'createIndexes.indexes'"),
    );
    expect(await refusal(server.database.createCollection('capped', { capped: true, size: 9 }))).toBe(
      notSupported("the option 'capped' of 'create'"),
    );
    expect(await refusal(pieces.watch().next())).toBe(notSupported('the aggregation stage $changeStream'));
    expect(await refusal(server.database.command({ mapReduce: 'pieces' }))).toBe(
      "59: no such command: 'mapReduce' (in the embedded development database)",
    );
  });

  it('includes transactions', async () => {
    const write = server.client.withSession((session) =>
      session.withTransaction(() => server.database.collection('pieces').insertOne({ a: 2 }, { session })),
    );
    expect(await refusal(write)).toMatch(/^263: transactions are not supported by the embedded development database/);
    expect(await server.database.collection('pieces').countDocuments()).toBe(1);
  });
});
