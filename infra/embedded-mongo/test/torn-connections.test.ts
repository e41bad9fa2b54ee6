import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { serialize } from 'bson';
import { inFolder, type ServerProcess, startProcess } from './process.ts';
import { WireClient } from './wire-client.ts';

/** A message that inserts so many documents. */
function message(documents: number, operation = 2013): Buffer {
  const many = Array.from({ length: documents }, (_, index) => ({ index, text: 'x'.repeat(100) }));
  const content = Buffer.concat([Buffer.alloc(5), serialize({ insert: 'torn', documents: many, $db: 'torn' })]);
  return Buffer.concat([header(16 + content.length, operation), content]);
}

function header(size: number, operation = 2013): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(size, 0);
  bytes.writeInt32LE(1, 4);
  bytes.writeInt32LE(operation, 12);
  return bytes;
}

/** The same numbers on every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Small whole numbers and bytes of a message replaced by others. */
function mutated(random: (below: number) => number): Buffer {
  const bytes = message(2);
  const changes = 1 + random(6);
  for (let change = 0; change < changes; change += 1) bytes[16 + random(bytes.length - 16)] = random(256);
  return bytes;
}

describe('an embedded server', () => {
  const open = async (server: ServerProcess): Promise<Socket> => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const answers = async (server: ServerProcess): Promise<number | undefined> => {
    const client = await WireClient.connect(server.url);
    const { ok } = await client.command({ ping: 1, $db: 'admin' });
    client.close();
    return ok;
  };
  const running = (work: (server: ServerProcess) => Promise<void>): Promise<void> =>
    inFolder(async (file) => {
      const server = await startProcess('--port', '0', '--file', file);
      await work(server);
      expect(await server.end('SIGTERM')).toBe(0);
    });

  it('lives on when connections are torn down at any point of a message', async () => {
    await running(async (server) => {
      const whole = message(200);
      for (const length of [0, 1, 3, 4, 15, 16, 20, 1_000, whole.length - 1, whole.length]) {
        const socket = await open(server);
        // Flushed first, so that the reset finds the server in the middle of it.
        if (length > 0) await new Promise((resolve) => socket.write(whole.subarray(0, length), resolve));
        socket.resetAndDestroy();
        expect(await answers(server)).toBe(1);
      }
    });
  });

  it('lives on when a client leaves that does not read its answers', async () => {
    await running(async (server) => {
      const socket = await open(server);
      socket.write(message(5_000));
      await once(socket, 'data');
      socket.pause();
      const content = Buffer.concat([Buffer.alloc(5), serialize({ find: 'torn', batchSize: 5_000, $db: 'torn' })]);
      const question = Buffer.concat([header(16 + content.length), content]);
      for (let count = 0; count < 20; count += 1) socket.write(question);
      expect(await answers(server)).toBe(1);
      socket.resetAndDestroy();
      expect(await answers(server)).toBe(1);
    });
  });

  it('hangs up on a message that says it is larger than any, before it has come', async () => {
    await running(async (server) => {
      const socket = await open(server);
      socket.write(header(2_000_000_000));
      await once(socket, 'close');
      expect(await answers(server)).toBe(1);
    });
  });

  it('answers or hangs up, and lives on, whatever the bytes of a message say', async () => {
    const random = seeded(20_261_122);
    await running(async (server) => {
      for (let round = 0; round < 300; round += 1) {
        const socket = await open(server);
        const end = Promise.race([once(socket, 'data'), once(socket, 'close')]);
        socket.end(mutated(random));
        await end;
        socket.destroy();
      }
      expect(await answers(server)).toBe(1);
    });
  });
});
