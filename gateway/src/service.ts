import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Clock, systemClock } from '@alexandrite/service-kit/clock';
import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { KeptAnswers } from './cache/kept-answers.ts';
import { ResponseCache } from './cache/response-cache.ts';
import type { GatewaySettings } from './env.ts';
import { createShopFiles } from './forward/shop-files.ts';
import { openGraph } from './graph/graph.ts';
import { ourFault } from './graph/messages.ts';
import { SupergraphFile } from './graph/supergraph-file.ts';
import { createCompute } from './http/computed-answer.ts';
import { answerCors } from './http/cors.ts';
import { createGraphqlHandler } from './http/graphql-over-http.ts';
import { Overload } from './http/overload.ts';
import { PersistedDocuments } from './http/persisted-documents.ts';
import { addressOf, isAt, localeOf, refuse, send } from './http/respond.ts';
import { RevokedSessions } from './identity/revoked-sessions.ts';
import { allowOrigins } from './identity/origins.ts';
import { openLiveHub } from './live/hub.ts';
import { wantsEvents } from './live/event-request.ts';
import type { LiveLimits } from './live/limits.ts';
import { createLive, refuseUpgrade } from './live/live.ts';
import { sandboxPage, sandboxPolicy } from './sandbox/page.ts';

/** How long a request may take to arrive, in milliseconds: a large model over a slow line. */
const arrivalLimitMs = 15 * 60_000;

export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly log: Log;
  /** For commands. */
  readonly redis: RedisClient;
  /** For hearing of changes; a connection of its own. */
  readonly listener: RedisClient;
  readonly clock?: Clock;
  /** What differs from the usual limits of live connections. */
  readonly liveLimits?: Partial<LiveLimits>;
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
  const { subgraphUrls, subgraphTimeoutMs, identitySecret, sandbox: isOpen, resilience } = settings;
  const graph = await openGraph({ log, supergraph, subgraphUrls, subgraphTimeoutMs, isOpen, resilience });
  const checks = { sessionSecret: settings.sessionSecret, revoked: new RevokedSessions(redis, log) };
  const origins = allowOrigins([...settings.pageUrls, settings.publicUrl]);
  const overload = new Overload();
  const compute = createCompute({ graph, documents: new PersistedDocuments(redis, log), identitySecret });
  const cache = settings.cache
    ? await ResponseCache.open({ settings: settings.cache, redis, listener: parts.listener, log })
    : null;
  const kept = new KeptAnswers({ cache, graph, edgeSeconds: settings.cache?.edgeSeconds ?? 0 });
  const answerGraphql = createGraphqlHandler({ checks, compute, overload, kept });
  const files = createShopFiles({ origin: settings.shopOrigin, log });
  const hub = await openLiveHub(parts.listener, log);
  const live = createLive({
    graph,
    hub,
    checks,
    identitySecret,
    origins,
    clock,
    log,
    limits: parts.liveLimits,
  });
  let isDraining = false;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isDraining) response.setHeader('connection', 'close');
    if (answerCors(request, response, origins)) return;
    if (isAt(request, '/graphql')) {
      if (isOpen && wantsPage(request)) showSandbox(request, response, settings.publicUrl);
      else if (wantsEvents(request)) await live.answerEvents(request, response);
      else await answerGraphql(request, response);
      return;
    }
    const url = addressOf(request);
    if (url.pathname === '/schema.graphql' && isOpen && isRead(request)) {
      send(response, 200, 'text/plain; charset=utf-8', graph.schemaText());
    } else if (url.pathname === '/' && isOpen && isRead(request)) {
      response.writeHead(302, { location: '/graphql' }).end();
    } else if (!(await files.forward(url, request, response))) {
      refuse(response, 404, 'NOT_FOUND', nothingHere);
    }
  };

  const server = createServer({ requestTimeout: arrivalLimitMs }, (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      log.error({ err: fault, url: request.url }, 'a request failed');
      refuse(response, 500, 'INTERNAL_SERVER_ERROR', ourFault);
    });
  });
  server.keepAliveTimeout = 65_000;
  server.on('upgrade', (request, socket, head) => {
    if (addressOf(request).pathname === '/graphql') live.upgrade(request, socket, head);
    else refuseUpgrade(socket, '404 Not Found');
  });

  return {
    server,
    reload: () => supergraph.reload(),
    drain() {
      isDraining = true;
      return live.drain();
    },
    async close() {
      await hub.close();
      overload.close();
      await cache?.close();
      files.close();
      await graph.close();
    },
  };
}

const nothingHere = { ru: 'По этому адресу ничего нет.', en: 'There is nothing at this address.' };

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** A browser that opened the address, and not a program that asks something. */
function wantsPage(request: IncomingMessage): boolean {
  return isRead(request) && (request.headers.accept ?? '').includes('text/html') && addressOf(request).search === '';
}

function showSandbox(request: IncomingMessage, response: ServerResponse, publicUrl: string): void {
  const nonce = randomBytes(16).toString('base64');
  const locale = localeOf(request);
  const endpoint = new URL('/graphql', publicUrl).href;
  response.setHeader('content-security-policy', sandboxPolicy(endpoint, nonce));
  send(response, 200, 'text/html; charset=utf-8', sandboxPage(locale, endpoint, nonce));
}
