import { Long } from 'bson';
import { addIndex, rejection, startTestServer, type TestServer } from './server.ts';
import type { CursorAnswer } from './wire-client.ts';

describe('cursors', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    const numbers = Array.from({ length: 250 }, (_, n) => ({ _id: n, shelf: n % 5, half: Math.floor(n / 2) }));
    await server.database.collection<{ _id: number }>('numbers').insertMany(numbers);
    await addIndex(server.database.collection('numbers'), { shelf: 1, half: 1 });
  });
  afterAll(() => server.close());

  const ask = async (command: Record<string, unknown>): Promise<CursorAnswer> => {
    const { cursor } = (await server.database.command(command, { promoteLongs: false })) as { cursor: CursorAnswer };
    return cursor;
  };
  const open = (options: Record<string, unknown>) => ask({ find: 'numbers', ...options });
  const more = ({ id }: CursorAnswer, batchSize = 10) => ask({ getMore: id, collection: 'numbers', batchSize });

  it.each<[string, { filter: object; sort?: Record<string, 1 | -1> }]>([
    ['of a collection', { filter: {} }],
    ['of an index', { filter: { shelf: { $gte: 1 } } }],
    ['of an index backwards', { filter: { shelf: 3 }, sort: { half: -1 } }],
    ['sorted in memory', { filter: {}, sort: { half: -1, _id: 1 } }],
  ])('%s give every document once, in batches', async (_, { filter, ...options }) => {
    const whole = await server.database.collection('numbers').find(filter, options).batchSize(1000).toArray();
    const paged = await server.database.collection('numbers').find(filter, options).batchSize(7).toArray();
    expect(paged).toEqual(whole);
    expect(paged.length).toBeGreaterThan(40);
  });

  it('go on where they were when others write in between', async () => {
    const rows = server.database.collection<{ _id: number }>('rows');
    await rows.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: n * 10 })));
    const cursor = rows.find().sort({ _id: 1 }).batchSize(5);
    for (let n = 0; n < 5; n++) await cursor.next();
    await rows.deleteMany({ _id: { $in: [40, 50] } });
    await rows.insertOne({ _id: 55 });
    expect((await cursor.toArray()).map(({ _id }) => _id).slice(0, 3)).toEqual([55, 60, 70]);
  });

  it('end with an id of 0, and are unknown afterwards', async () => {
    const first = await open({ batchSize: 240, projection: { _id: 1 } });
    expect(first.firstBatch).toHaveLength(240);
    const last = await more(first, 100);
    expect([last.nextBatch?.length, String(last.id)]).toEqual([10, '0']);
    expect((await rejection(more(first)))['code']).toBe(43);
  });

  it('can be killed', async () => {
    const first = await open({ batchSize: 2 });
    const killed = await server.database.command({ killCursors: 'numbers', cursors: [first.id, Long.ONE] });
    expect(killed).toMatchObject({ cursorsKilled: [expect.anything()], cursorsNotFound: [expect.anything()] });
    expect((await rejection(more(first)))['code']).toBe(43);
  });

  it('give nothing at first when asked for no batch', async () => {
    const first = await open({ batchSize: 0 });
    expect(first.firstBatch).toEqual([]);
    expect((await more(first, 3)).nextBatch).toHaveLength(3);
  });

  it('keep answers below the size of a message', async () => {
    const large = server.database.collection<{ _id: number; text: string }>('large');
    for (let n = 0; n < 3; n++) await large.insertOne({ _id: n, text: 'x'.repeat(7_000_000) });
    expect((await ask({ find: 'large' })).firstBatch).toHaveLength(2);
    expect((await large.find().toArray()).map(({ _id }) => _id)).toEqual([0, 1, 2]);
  });

  it('die with their collection', async () => {
    const doomed = server.database.collection('doomed');
    await doomed.insertMany([{ a: 1 }, { a: 2 }, { a: 3 }]);
    const cursor = doomed.find().batchSize(1);
    await cursor.next();
    await doomed.drop();
    expect([43, 175, 237]).toContain((await rejection(cursor.toArray()))['code']);
  });
});
