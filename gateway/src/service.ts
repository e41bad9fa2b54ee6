import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Clock, systemClock } from '@alexandrite/service-kit/clock';
import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import type { GatewaySettings } from './env.ts';
import { createShopFiles } from './forward/shop-files.ts';
import { openGraph } from './graph/graph.ts';
import { SupergraphFile } from './graph/supergraph-file.ts';
import { answerCors } from './http/cors.ts';
import { createGraphqlHandler } from './http/graphql-over-http.ts';
import { addressOf, refuse, send } from './http/respond.ts';
import { RevokedSessions } from './identity/revoked-sessions.ts';
import { chooseLocale } from './identity/locale.ts';
import { allowOrigins } from './identity/origins.ts';
import { openLiveHub } from './live/hub.ts';
import { createSocketServer, refuseUpgrade } from './live/socket-server.ts';
import { sandboxPage, sandboxPolicy } from './sandbox/page.ts';

/** How long a request may take to arrive, in milliseconds: a large model over a slow line. */
const arrivalLimitMs = 15 * 60_000;

/** How often the sessions of quiet sockets are looked at, in milliseconds. */
const sessionCheckMs = 15_000;

export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly log: Log;
  /** For commands. */
  readonly redis: RedisClient;
  /** For hearing of changes; a connection of its own. */
  readonly listener: RedisClient;
  readonly clock?: Clock;
  readonly sessionCheckMs?: number;
}

/** The gateway, built; it does not listen yet. */
export interface Gateway {
  readonly server: Server;
  /** Reads the supergraph again; requests and sockets go on. */
  reload(): Promise<void>;
  /** Tells clients to move on. Call it before the server is closed, which waits for sockets to end. */
  drain(): Promise<void>;
  /** Lets go of everything, after the server is closed. */
  close(): Promise<void>;
}

export async function createGateway(parts: GatewayParts): Promise<Gateway> {
  const { settings, log, redis, clock = systemClock } = parts;
  const supergraph = new SupergraphFile(settings.supergraphFile, log);
  const { nodeEnv, subgraphUrls, subgraphTimeoutMs, identitySecret } = settings;
  const graph = await openGraph({
    log,
    supergraph,
    subgraphUrls,
    subgraphTimeoutMs,
    nodeEnv,
    isOpen: settings.sandbox,
  });
  const checks = { sessionSecret: settings.sessionSecret, revoked: new RevokedSessions(redis, log) };
  const origins = allowOrigins([...settings.pageUrls, settings.publicUrl]);
  const answerGraphql = createGraphqlHandler({ graph, checks, identitySecret });
  const files = createShopFiles({ origin: settings.shopOrigin, log });
  const sockets = createSocketServer({
    graph,
    hub: await openLiveHub(parts.listener, log),
    checks,
    identitySecret,
    origins,
    clock,
    log,
    sessionCheckMs: parts.sessionCheckMs ?? sessionCheckMs,
  });
  let isDraining = false;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isDraining) response.setHeader('connection', 'close');
    if (answerCors(request, response, origins)) return;
    const url = addressOf(request);
    if (url.pathname === '/graphql') {
      if (settings.sandbox && wantsPage(request)) showSandbox(request, response, settings.publicUrl);
      else await answerGraphql(request, response);
    } else if (url.pathname === '/schema.graphql' && settings.sandbox && isRead(request)) {
      send(response, 200, 'text/plain; charset=utf-8', graph.schemaText());
    } else if (url.pathname === '/' && settings.sandbox && isRead(request)) {
      response.writeHead(302, { location: '/graphql' }).end();
    } else if (!(await files.forward(url, request, response))) {
      refuse(response, 404, 'NOT_FOUND', 'There is nothing at this address.');
    }
  };

  const server = createServer({ requestTimeout: arrivalLimitMs }, (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      log.error({ err: fault, url: request.url }, 'a request failed');
      refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
    });
  });
  server.keepAliveTimeout = 65_000;
  server.on('upgrade', (request, socket, head) => {
    if (addressOf(request).pathname === '/graphql') sockets.upgrade(request, socket, head);
    else refuseUpgrade(socket, '404 Not Found');
  });

  return {
    server,
    reload: () => supergraph.reload(),
    drain() {
      isDraining = true;
      return sockets.close();
    },
    async close() {
      files.close();
      await graph.close();
    },
  };
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** A browser that opened the address, and not a program that asks something. */
function wantsPage(request: IncomingMessage): boolean {
  return isRead(request) && (request.headers.accept ?? '').includes('text/html') && addressOf(request).search === '';
}

function showSandbox(request: IncomingMessage, response: ServerResponse, publicUrl: string): void {
  const nonce = randomBytes(16).toString('base64');
  const locale = chooseLocale(undefined, request.headers['accept-language']);
  const endpoint = new URL('/graphql', publicUrl).href;
  response.setHeader('content-security-policy', sandboxPolicy(endpoint, nonce));
  send(response, 200, 'text/html; charset=utf-8', sandboxPage(locale, endpoint, nonce));
}
