import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { liveBounds } from '@alexandrite/contracts/bounds/live';
import type { Clock } from '@alexandrite/service-kit/clock';
import { refuseUpgrade } from '@alexandrite/service-kit/http';
import type { Log } from '@alexandrite/service-kit/log';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Graph } from '../graph/graph.ts';
import { type CallerChecks, isSignedIn } from '../identity/caller.ts';
import type { Origins } from '../identity/origins.ts';
import type { IdentitySigner } from '../identity/signed-identities.ts';
import type { Admission } from '../limits/admission.ts';
import { Connections } from './connections/connections.ts';
import { createEvents } from './connections/events.ts';
import type { LiveHub } from './changes/hub.ts';
import { CallerCounts, HeldBytes, type LiveLimits, usualLimits } from './limits.ts';
import { LiveSocket } from './connections/live-socket.ts';
import { LiveSessions } from './changes/live-sessions.ts';
import { SocketOutlet, type SocketServices } from './connections/socket-outlet.ts';
import { KeptFrames } from './streams/kept-frames.ts';
import { Streams } from './streams/streams.ts';

export interface LiveOptions {
  readonly graph: Graph;
  readonly hub: LiveHub;
  readonly checks: CallerChecks;
  readonly admission: Admission;
  readonly signer: IdentitySigner;
  readonly origins: Origins;
  readonly clock: Clock;
  readonly log: Log;
  /** What differs from the usual limits. */
  readonly limits?: Partial<LiveLimits> | undefined;
}

/** Pieces in which a system hands over one of a message, at most: all but the last have some kilobytes. */
const chunksAFragment = 16;

/** Subscriptions: over WebSocket (graphql-transport-ws), and as server-sent events for those who cannot have that. */
export interface Live {
  /** Takes over a request that asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers a request that asks for events. */
  answerEvents(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Asks clients to connect again, which leads them to another gateway, and waits for them to hang up. */
  drain(): Promise<void>;
}

export function createLive(options: LiveOptions): Live {
  const { admission, checks, graph, hub, signer, log, origins, clock } = options;
  const limits: LiveLimits = { ...usualLimits, ...options.limits };
  const sessions = new LiveSessions();
  checks.revocations.follow((revocation) => {
    sessions.revoked(revocation);
  });
  const streams = new Streams({ graph, hub, signer, log, clock, kept: new KeptFrames(limits) });
  const services: SocketServices = {
    graph,
    streams,
    position: () => hub.last.position,
    limits,
    clock,
    log,
    checks,
    admission,
    sessions,
    counts: new CallerCounts(),
    subscriptions: new CallerCounts(),
    held: new HeldBytes(limits),
    connections: new Connections(limits),
  };
  const { connections } = services;
  const server = new WebSocketServer({
    WebSocket: LiveSocket,
    noServer: true,
    clientTracking: false,
    handleProtocols,
    maxPayload: liveBounds.introduction.limit,
    maxFragments: liveBounds.fragments.limit,
    maxBufferedChunks: liveBounds.fragments.limit * chunksAFragment,
    perMessageDeflate: false,
  });

  const open = (request: IncomingMessage, wire: Duplex, head: Buffer): void => {
    if (connections.isDraining() || connections.isFull()) {
      refuseUpgrade(wire, '503 Service Unavailable', { 'retry-after': '5' });
      return;
    }
    // Browsers send cookies with any page's WebSocket: only our pages may open one.
    if (!origins.allows(request.headers.origin)) {
      refuseUpgrade(wire, '403 Forbidden');
      return;
    }
    const { headers } = request;
    server.handleUpgrade(request, wire, head, (socket) => {
      socket.belongTo(new SocketOutlet(services, socket, wire, headers));
    });
  };

  return {
    upgrade(request, wire, head) {
      const exhausted = admission.arriveWith(request, 'connection');
      if (!exhausted) {
        open(request, wire, head);
        return;
      }
      // Who has no points of their own is a visitor of that address, whatever they say of themselves.
      const address = admission.addressOf(request.headers, request.socket);
      isSignedIn(request.headers, checks, address).then(
        (isIn) => {
          if (isIn) open(request, wire, head);
          else {
            admission.refuse(address, request.socket, () => {
              refuseUpgrade(wire, '429 Too Many Requests', exhausted.headers);
            });
          }
        },
        (fault: unknown) => {
          log.error({ err: fault }, 'a socket could not be opened');
          wire.destroy();
        },
      );
    },
    answerEvents: createEvents({ services, origins }),
    drain: () => connections.drain(),
  };
}
