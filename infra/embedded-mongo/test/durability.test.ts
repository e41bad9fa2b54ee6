import mongoose from 'mongoose';
import { inFolder, startProcess } from './process.ts';
import { addIndex } from './server.ts';

const { MongoClient } = mongoose.mongo;
const rounds = 5;
const writers = 8;

/** Writes without pause until the server is gone; gives what it was told is stored. */
async function writeUntilKilled(url: string, round: number, enough: (acknowledged: number) => void): Promise<string[]> {
  const client = new MongoClient(`${url}/?directConnection=true`, {
    retryWrites: false,
    serverSelectionTimeoutMS: 500,
  });
  const acknowledged: string[] = [];
  const pieces = client.db('durable').collection<{ _id: string; events: { id: string }[]; size: number }>('pieces');
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const _id = `${round}-${writer}-${n}`;
      try {
        await pieces.insertOne({ _id, events: [{ id: `${_id}-a` }, { id: `${_id}-b` }], size: n });
      } catch {
        return; // the server was killed
      }
      acknowledged.push(_id);
      enough(acknowledged.length);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  await client.close();
  return acknowledged;
}

/** Process tests: they are about the embedded server whatever MongoDB there is. */
describe('a server that is killed at any moment', () => {
  it('has lost no write that it acknowledged, and its indexes agree with its documents', async () => {
    await inFolder(async (file) => {
      const acknowledged: string[] = [];
      for (let round = 0; round < rounds; round++) {
        const server = await startProcess('--port', '0', '--file', file);
        if (round === 0) await createIndex(server.url);
        const wanted = 20 + Math.floor(Math.random() * 200);
        let killed: Promise<unknown> | undefined;
        acknowledged.push(
          ...(await writeUntilKilled(server.url, round, (count) => {
            if (count >= wanted) killed ??= server.end('SIGKILL');
          })),
        );
        await killed;
      }
      const server = await startProcess('--port', '0', '--file', file);
      const client = await new MongoClient(`${server.url}/?directConnection=true`).connect();
      const pieces = client.db('durable').collection<{ _id: string }>('pieces');
      const stored = new Set((await pieces.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * 20);
      expect(await pieces.countDocuments({ 'events.id': { $exists: true } })).toBe(stored.size);
      expect(await pieces.countDocuments({ 'events.id': { $gte: '' } })).toBe(stored.size);
      await client.close();
      expect(await server.end('SIGTERM')).toBe(0);
    });
  }, 60_000);
});

async function createIndex(url: string): Promise<void> {
  const client = await new MongoClient(`${url}/?directConnection=true`).connect();
  await addIndex(client.db('durable').collection('pieces'), { 'events.id': 1 }, { unique: true, sparse: true });
  await client.close();
}
