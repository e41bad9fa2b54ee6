import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { serverBounds } from '@alexandrite/contracts/bounds/servers';
import { type Clock, systemClock } from '@alexandrite/service-kit/clock';
import { createHttpServer, refuseUpgrade } from '@alexandrite/service-kit/http';
import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { ResponseCache } from './cache/response-cache.ts';
import { graphPath, openDoors } from './doors.ts';
import type { GatewaySettings } from './env.ts';
import { hasTurn } from './forward/has-turn.ts';
import { createShopFiles } from './forward/shop-files.ts';
import { openGraph } from './graph/graph.ts';
import { ourFault } from './graph/messages.ts';
import { SupergraphFile } from './graph/subgraphs/supergraph-file.ts';
import { answerCors } from './http/cors.ts';
import { Overload } from './overload/overload.ts';
import { PersistedDocuments } from './http/reading/persisted-documents.ts';
import { refuseInTime } from './http/refuse-in-time.ts';
import { addressOf, isAt, refuse, send } from './http/respond.ts';
import { Admission } from './limits/admission.ts';
import { documentShape } from './limits/document-shape.ts';
import { usualLimits } from './limits/limit-settings.ts';
import { prices } from './limits/prices.ts';
import { repeatedFields } from './limits/repeated-fields.ts';
import { revocationsOfShop } from './identity/revocations/ask-shop.ts';
import { type RevocationLimits, usualRevocations } from './identity/revocations/revocation-limits.ts';
import { Revocations } from './identity/revocations/revocations.ts';
import { TokenTries } from './identity/token-tries.ts';
import { allowOrigins } from './identity/origins.ts';
import { IdentitySigner } from './identity/signed-identities.ts';
import { type LiveHub, openLiveHub } from './live/changes/hub.ts';
import type { LiveLimits } from './live/limits.ts';
import { KeyUse } from './partner/key-use.ts';
import { readPartnerDocuments } from './partner/partner-documents.ts';
import { PartnerSchemaFile } from './partner/partner-schema.ts';
import { openPages, schemaPathOf } from './sandbox/pages.ts';

export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly log: Log;
  /** For commands. */
  readonly redis: RedisClient;
  /** For hearing of changes; a connection of its own. */
  readonly listener: RedisClient;
  readonly clock?: Clock;
  /** The clock of allowances, which only goes forward, in milliseconds; that of `performance` when left out. */
  readonly now?: () => number;
  /** What differs from the usual limits of live connections. */
  readonly liveLimits?: Partial<LiveLimits>;
  /** What differs from the usual ways to learn what lets in no longer. */
  readonly revocationLimits?: Partial<RevocationLimits>;
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
  const { subgraphUrls, subgraphTimeoutMs, sandbox: isOpen, resilience } = settings;
  const limits = settings.limits ?? usualLimits;
  const checks = [documentShape(limits.document), repeatedFields];
  const graph = await openGraph({ log, supergraph, subgraphUrls, subgraphTimeoutMs, isOpen, resilience, checks });
  const admission = new Admission({ settings: limits, redis, log, now: parts.now });
  const partnerSchema = new PartnerSchemaFile(settings.partnerSchemaFile);
  await partnerSchema.read();
  const origins = allowOrigins([...settings.pageUrls, settings.publicUrl]);
  const overload = new Overload();
  const cache = settings.cache
    ? await ResponseCache.open({ settings: settings.cache, redis, listener: parts.listener, log })
    : null;
  const signer = new IdentitySigner(settings.identityKey);
  const files = createShopFiles({ origin: settings.shopOrigin, signer, addressOf: admission.addressOf, log });
  const hub = await openLiveHub(parts.listener, log);
  const revocations = await openRevocations(parts, signer, hub);
  const doors = openDoors({
    graph,
    partnerGraph: graph.narrowed(partnerSchema.narrow),
    isOpen,
    sessions: { sessionKeys: settings.sessionKeys, revocations, tries: new TokenTries() },
    keyUse: new KeyUse(redis, log),
    shared: {
      documents: new PersistedDocuments(redis, log, await readPartnerDocuments()),
      overload,
      admission,
      tellsCost: isOpen,
      cache,
      edgeSeconds: settings.cache?.edgeSeconds ?? 0,
      hub,
      signer,
      origins,
      clock,
      log,
      limits: parts.liveLimits,
    },
  });
  const pages = await openPages({ isOpen, publicUrl: settings.publicUrl, graphPath });
  let isDraining = false;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isDraining) response.setHeader('connection', 'close');
    if (answerCors(request, response, origins)) return;
    const door = doors.find(({ path }) => isAt(request, path));
    const isPage = door !== undefined && pages.has(door.path, request);
    if (door && !isPage) {
      await door.answer(request, response);
      return;
    }
    response.setHeader('vary', 'Origin');
    const url = addressOf(request);
    const isFile = !isPage && files.has(url);
    const exhausted = admission.arriveWith(request, ...priceOf(request, isFile));
    if (exhausted) {
      refuseInTime(admission, response, exhausted);
      return;
    }
    if (isPage) {
      pages.show(door.path, request, response);
      return;
    }
    if (isFile) {
      if (await hasTurn(request, response, { admission, overload })) await files.forward(url, request, response);
      return;
    }
    const shown = isRead(request) ? doors.find(({ path }) => schemaPathOf(path) === url.pathname) : undefined;
    const schema = await shown?.schemaFor(request);
    if (schema) {
      send(response, 200, 'text/plain; charset=utf-8', schema);
    } else if (url.pathname === '/' && isOpen && isRead(request)) {
      response.writeHead(302, { location: '/graphql' }).end();
    } else {
      refuse(response, 404, 'NOT_FOUND', nothingHere);
    }
  };

  const server = createHttpServer({
    name: 'public',
    log,
    connections: serverBounds.gatewayConnections.limit,
    perAddress: {
      connections: settings.connectionsPerAddress ?? serverBounds.gatewayConnectionsOfAddress.limit,
      addressOf: (socket) => (admission.isProxy(socket) ? null : admission.addressOf({}, socket)),
    },
    // An upload takes its time; operations have a time of their own, and what is answered already is not waited for.
    arrivalMs: serverBounds.fileArrival.limit,
    answer,
    fail(fault, request, response) {
      log.error({ err: fault, path: request.url?.split('?')[0] }, 'a request failed');
      refuse(response, 500, 'INTERNAL_SERVER_ERROR', ourFault);
    },
    upgrade(request, socket, head) {
      const { pathname } = addressOf(request);
      const door = doors.find(({ path }) => path === pathname);
      if (door) door.upgrade(request, socket, head);
      else refuseUpgrade(socket, '404 Not Found');
    },
  });

  return {
    server,
    async reload() {
      await partnerSchema.read();
      await supergraph.reload();
    },
    async drain() {
      isDraining = true;
      await Promise.all(doors.map((door) => door.drain()));
    },
    async close() {
      await hub.close();
      await revocations.close();
      overload.close();
      await cache?.close();
      files.close();
      await graph.close();
    },
  };
}

const nothingHere = { ru: 'По этому адресу ничего нет.', en: 'There is nothing at this address.' };

/** What is charged for a request to none of the doors. */
function priceOf({ method }: IncomingMessage, isFile: boolean): readonly ['upload' | 'request', number] {
  if (method === 'PUT') return ['upload', prices.upload];
  return ['request', isFile ? prices.file : prices.request];
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/**
 * Learns what lets in no longer, before anybody is let in where the shop answers. Where it does not, visitors are
 * answered meanwhile.
 */
async function openRevocations(
  { settings, log, revocationLimits }: GatewayParts,
  signer: IdentitySigner,
  hub: LiveHub,
): Promise<Revocations> {
  const { shopOrigin: origin } = settings;
  const limits = { ...usualRevocations, ...revocationLimits };
  const source = revocationsOfShop({ origin, signer, timeoutMs: limits.answerMs });
  const revocations = new Revocations({ source, limits, log });
  hub.followRevocations(revocations);
  await revocations.start();
  return revocations;
}
