import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { serverBounds } from '@alexandrite/contracts/bounds/servers';
import type { Log } from '../log/index.ts';
import { BodyBrokenOffError } from './body.ts';
import { type ConnectionLimits, limitConnections } from './connection-limit.ts';
import { Deadlines } from './deadlines.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

export interface HttpServerOptions extends ConnectionLimits {
  readonly log: Log;
  /** Answers a request. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Tells a client that is still there what became of its request. */
  readonly fail: (fault: unknown, request: IncomingMessage, response: ServerResponse) => void;
  /** Takes over a request for another protocol; such requests are answered as any other when this is left out. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** How long a request may take to arrive whole, in milliseconds: files take longer than anything else. */
  readonly arrivalMs?: number;
}

/** How often Node looks for requests that take too long to arrive, in milliseconds. */
const lookEveryMs = 5_000;

const { answeredArrival, arrival, headers, headersArrival, keepAlive, silence } = serverBounds;

/**
 * The one way to make an HTTP server: whatever a client sends, leaves out or breaks off, no emitter is without a
 * listener for errors, no promise without one who takes it, and no wait without an end.
 *
 * Requests that cannot be parsed are answered by Node itself (400, 408, 431): it knows whether an answer is under way on
 * the connection, which a listener to `clientError` could only guess.
 */
export function createHttpServer(options: HttpServerOptions): Server {
  const { answer, arrivalMs = arrival.limit, log, upgrade } = options;
  const leftovers = new Deadlines(answeredArrival.limit);
  const server = createServer(
    {
      maxHeaderSize: headers.limit,
      headersTimeout: headersArrival.limit,
      requestTimeout: arrivalMs,
      keepAliveTimeout: keepAlive.limit,
      connectionsCheckingInterval: lookEveryMs,
      // The system asks a client that is silent for half a minute whether it is still there.
      keepAlive: true,
      keepAliveInitialDelay: 30_000,
    },
    (request, response) => {
      // Written to after its end, say; that the client has left is told by `close`.
      response.on('error', ignore);
      answer(request, response).then(
        () => {
          endInTime(leftovers, request);
        },
        (fault: unknown) => {
          tell(fault, response, options);
          endInTime(leftovers, request);
        },
      );
    },
  );
  server.timeout = silence.limit;
  server.on('error', (fault) => {
    // Whoever makes it listen is told; later it is a connection that could not be taken.
    if (server.listening) log.warn({ err: fault }, 'a connection could not be taken');
  });
  if (upgrade) server.on('upgrade', (request, socket, head) => takeOver({ request, socket, head }, upgrade, log));
  limitConnections(server, options);
  return server;
}

/** What comes yet of a request that is answered may not hold the connection by coming slowly. */
function endInTime(leftovers: Deadlines, request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  leftovers.begin(() => {
    if (!request.complete) request.destroy();
  });
}

/** Tells a client that its request failed, unless that is because it went away. */
function tell(fault: unknown, response: ServerResponse, { fail, log }: HttpServerOptions): void {
  try {
    if (hasLeft(fault, response)) log.debug({ err: fault }, 'a client left before its answer');
    else fail(fault, response.req, response);
  } catch (again) {
    log.error({ err: again }, 'a client could not be told that its request failed');
    response.destroy();
  }
}

/** Node lets go of a socket that changes its protocol, and listens to its errors no more. */
function takeOver(
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
  upgrade: NonNullable<HttpServerOptions['upgrade']>,
  log: Log,
): void {
  socket.on('error', destroy);
  try {
    upgrade(request, socket, head);
    // Its new owner listens; a second listener takes memory on each of thousands of sockets.
    if (socket.listenerCount('error') > 1) socket.off('error', destroy);
  } catch (fault) {
    log.error({ err: fault }, 'a socket could not be taken over');
    refuseUpgrade(socket, '500 Internal Server Error');
  }
}

/** Codes of what is thrown because the other end is gone. */
const left: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']);

/** Whether a request failed because its client went away, which anybody can do as often as they like. */
function hasLeft(fault: unknown, response: ServerResponse): boolean {
  if (fault instanceof BodyBrokenOffError) return true;
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return left.has(code) && (response.destroyed || response.req.destroyed);
}

function destroy(this: Duplex): void {
  this.destroy();
}

function ignore(): void {
  // Nothing is left to be done.
}
