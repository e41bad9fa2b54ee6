import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Long, UUID } from 'bson';
import { inFolder, startProcess } from './process.ts';
import { WireClient } from './wire-client.ts';

/** Process tests: they are about the embedded server whatever MongoDB there is. */
describe('the process', () => {
  it('keeps its databases, indexes included, over a restart', async () => {
    await inFolder(async (file) => {
      const first = await startProcess('--port', '0', '--file', file);
      const before = await WireClient.connect(first.url);
      const index = { key: { n: 1 }, name: 'n_1', unique: true };
      await before.command({ createIndexes: 'a', indexes: [index], $db: 'one' });
      await before.command({ insert: 'a', documents: [{ _id: 1, n: 1 }], $db: 'one' });
      await before.command({ insert: 'b', documents: [{ _id: 1, n: 1 }], $db: 'two' });
      before.close();
      expect(await first.end('SIGTERM')).toBe(0);
      const second = await startProcess('--port', '0', '--file', file);
      const after = await WireClient.connect(second.url);
      const found = await after.command({ find: 'a', filter: { n: 1 }, $db: 'one' });
      expect(found.cursor?.firstBatch).toEqual([{ _id: 1, n: 1 }]);
      const taken = await after.command({ insert: 'a', documents: [{ _id: 2, n: 1 }], $db: 'one' });
      expect(taken.writeErrors).toMatchObject([{ index: 0, code: 11000, keyPattern: { n: 1 }, keyValue: { n: 1 } }]);
      after.close();
      expect(await second.end('SIGINT')).toBe(0);
    });
  });

  it('does a write once that is sent again after a crash', async () => {
    await inFolder(async (file) => {
      const write = {
        update: 'counters',
        updates: [{ q: { _id: 'a' }, u: { $inc: { n: 1 } }, upsert: true }],
        lsid: { id: new UUID() },
        txnNumber: Long.fromNumber(7),
        $db: 'test',
      };
      const first = await startProcess('--port', '0', '--file', file);
      const before = await WireClient.connect(first.url);
      const answer = await before.command(write);
      expect(answer).toMatchObject({ n: 1, upserted: [{ index: 0, _id: 'a' }] });
      await first.end('SIGKILL');
      const second = await startProcess('--port', '0', '--file', file);
      const after = await WireClient.connect(second.url);
      expect(await after.command(write)).toEqual(answer);
      const found = await after.command({ find: 'counters', $db: 'test' });
      expect(found.cursor?.firstBatch).toEqual([{ _id: 'a', n: 1 }]);
      after.close();
      await second.end('SIGTERM');
    });
  });

  it('says so and ends with 1 when another server has the file', async () => {
    await inFolder(async (file) => {
      const first = await startProcess('--port', '0', '--file', file);
      await expect(startProcess('--port', '0', '--file', file)).rejects.toThrow(
        /exit code 1: .*is in use by another process/,
      );
      await first.end('SIGTERM');
    });
  });

  it('says so and ends with 1 when the port is taken', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = occupant.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await inFolder(async (file) => {
      await expect(startProcess('--port', String(port), '--file', file)).rejects.toThrow(
        `exit code 1: embedded-mongo: 127.0.0.1:${port} is taken`,
      );
    });
    occupant.close();
  });

  it('does not touch a file that is not its own', async () => {
    await inFolder(async (file) => {
      await mkdir(dirname(file));
      await writeFile(file, 'a letter to somebody, long enough to be taken for a database file with its header');
      await expect(startProcess('--port', '0', '--file', file)).rejects.toThrow(/exit code 1: .*not a database/);
    });
  });

  it('explains its options when it does not know one', async () => {
    await expect(startProcess('--prot', '1')).rejects.toThrow(/exit code 1: .*--prot[^]*usage:/);
    await expect(startProcess('--port', 'x')).rejects.toThrow(/exit code 1: .*--port has to be a whole number/);
  });
});
