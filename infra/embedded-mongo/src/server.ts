import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { OpenCursors } from './cursors/open-cursors.ts';
import { Executor } from './executor.ts';
import { sweepExpired } from './expiry.ts';
import { Catalogue } from './storage/catalogue.ts';
import { DatabaseFile } from './storage/database-file.ts';
import { serveConnection } from './wire/connection.ts';

export interface EmbeddedMongoOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The address to listen on; 127.0.0.1 unless said otherwise, for there is no authentication. */
  readonly host?: string;
  /** The SQLite file, created with its folder when it is not there; `:memory:` keeps nothing. */
  readonly file: string;
  /** Time between sweeps of TTL indexes in milliseconds; a minute unless said otherwise, as in MongoDB. */
  readonly ttlIntervalMs?: number;
}

export interface EmbeddedMongo {
  /** `mongodb://host:port`, to which a database and `?directConnection=true` may be added. */
  readonly url: string;
  readonly port: number;
  /** Answers what has been asked, closes all connections and the file. */
  close(): Promise<void>;
}

/** Connections at once: every driver of the house has a pool of a hundred at most. */
const mostConnections = 2_000;

/**
 * Starts the server.
 * @throws Error when the port is taken, or the file is in use or not one of ours
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const { port = 0, host = '127.0.0.1', file: path, ttlIntervalMs = 60_000 } = options;
  const file = new DatabaseFile(path);
  const server = { file, catalogue: new Catalogue(file), cursors: new OpenCursors(), startedAt: Date.now() };
  const executor = new Executor(server);
  const sockets = new Set<Socket>();
  let connections = 0;

  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(socket, ++connections, executor);
  });
  listener.maxConnections = mostConnections;
  listener.listen(port, host);
  try {
    await once(listener, 'listening');
  } catch (error) {
    file.close();
    throw error;
  }
  listener.on('error', (error) => {
    // No file descriptor for another connection, say: those that are open go on.
    process.stderr.write(`embedded-mongo: a connection could not be taken: ${error.message}\n`);
  });
  const address = listener.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  const sweeper = setInterval(() => {
    try {
      sweepExpired(server, Date.now());
    } catch (error) {
      // A full disk, say: the documents stay until the next sweep.
      process.stderr.write(`embedded-mongo: expired documents were not removed: ${String(error)}\n`);
    }
  }, ttlIntervalMs);
  sweeper.unref();

  return {
    url: `mongodb://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    port: actualPort,
    async close() {
      clearInterval(sweeper);
      const closed = once(listener, 'close');
      listener.close();
      executor.drain();
      for (const socket of sockets) socket.destroySoon();
      await closed;
      file.close();
    },
  };
}
