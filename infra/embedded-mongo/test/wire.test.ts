import { Binary, deserialize, type Document, Double, Long, serialize } from 'bson';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';
import { WireClient } from './wire-client.ts';

/** These speak to an embedded server whatever MongoDB there is: they are about its side of the protocol. */
describe('the wire protocol', () => {
  let server: EmbeddedMongo;
  let client: WireClient;
  beforeAll(async () => {
    server = await startEmbeddedMongo({ file: ':memory:' });
  });
  beforeEach(async () => {
    client = await WireClient.connect(server.url);
  });
  afterEach(() => client.close());
  afterAll(() => server.close());

  it('answers the oldest form of the greeting in its own form, as a replica set of one', async () => {
    const flagsAndName = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from('admin.$cmd\0'),
      Buffer.alloc(4),
      Buffer.alloc(4, 255),
    ]);
    const answer = await client.exchange(
      2004,
      Buffer.concat([flagsAndName, serialize({ ismaster: 1, helloOk: true })]),
    );
    const greeting = deserialize(answer.subarray(20));
    expect(greeting).toMatchObject({ ismaster: true, helloOk: true, setName: 'embedded', ok: 1 });
    expect(greeting['hosts']).toEqual([`127.0.0.1:${server.port}`]);
    expect(greeting['maxWireVersion']).toBeGreaterThanOrEqual(8);
    expect(greeting['logicalSessionTimeoutMinutes']).toBe(30);
  });

  it('says whether a command went well by a double, also where it failed, and where it is told again', async () => {
    const okOf = async (command: Document) => {
      const body = await client.exchange(2013, Buffer.concat([Buffer.alloc(5), serialize(command)]));
      const { ok } = deserialize(body.subarray(5), { promoteValues: false });
      return ok as unknown;
    };
    const retried = { lsid: { id: new Binary(Buffer.alloc(16, 7), 4) }, txnNumber: Long.ONE };
    const insert = { insert: 'told', documents: [{ _id: 1 }], $db: 'wire', ...retried };
    expect(await okOf({ ping: 1, $db: 'admin' })).toEqual(new Double(1));
    expect(await okOf(insert)).toEqual(new Double(1));
    expect(await okOf(insert)).toEqual(new Double(1));
    expect(await okOf({ find: 'told', filter: { $where: '' }, $db: 'wire' })).toEqual(new Double(0));
  });

  it('takes documents in the body of a command as well as beside it', async () => {
    expect(await client.command({ insert: 'a', documents: [{ _id: 1 }], $db: 'wire' })).toEqual({ n: 1, ok: 1 });
    const body = serialize({ insert: 'a', $db: 'wire' });
    const documents = Buffer.concat([Buffer.from('documents\0'), serialize({ _id: 2 }), serialize({ _id: 3 })]);
    const size = Buffer.alloc(4);
    size.writeInt32LE(documents.length + 4);
    const message = Buffer.concat([Buffer.alloc(5), body, Buffer.from([1]), size, documents]);
    expect(deserialize((await client.exchange(2013, message)).subarray(5))).toEqual({ n: 2, ok: 1 });
  });

  it('answers several connections that ask at the same time', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        WireClient.connect(server.url).then(async (one) => {
          const answer = await one.command({ insert: 'b', documents: [{ n }, { n }], $db: 'wire' });
          one.close();
          return answer.n;
        }),
      ),
    );
    expect(answers).toEqual([2, 2, 2]);
  });

  it('names deprecated types and operations that it refuses', async () => {
    const symbol = Buffer.from('\x0e_id\0\x02\0\0\0a\0', 'latin1');
    const withSymbol = Buffer.concat([Buffer.from([symbol.length + 5, 0, 0, 0]), symbol, Buffer.from([0])]);
    const answer = await client.exchange(2013, Buffer.concat([Buffer.alloc(5), withSymbol]));
    expect(deserialize(answer.subarray(5))).toMatchObject({
      ok: 0,
      code: 115,
      errmsg: 'the BSON type symbol is not supported by the embedded development database',
    });
    const compressed = deserialize((await client.exchange(2012, Buffer.alloc(9))).subarray(5));
    expect(compressed['errmsg']).toContain('the operation 2012 of the wire protocol is not supported');
  });

  it('refuses BSON that contradicts itself, and lives on', async () => {
    const lying = serialize({ ping: 'x', $db: 'wire' });
    new DataView(lying.buffer, lying.byteOffset).setInt32(0, 1000, true);
    const answer = deserialize((await client.exchange(2013, Buffer.concat([Buffer.alloc(5), lying]))).subarray(5));
    expect(answer).toMatchObject({ ok: 0, code: 22 });
    expect(await client.command({ ping: 1, $db: 'wire' })).toEqual({ ok: 1 });
  });

  it('hangs up on what is no message', async () => {
    await expect(client.exchange(2013, Buffer.alloc(0))).rejects.toThrow('the server hung up');
    const other = await WireClient.connect(server.url);
    expect(await other.command({ ping: 1, $db: 'wire' })).toEqual({ ok: 1 });
    other.close();
  });
});
