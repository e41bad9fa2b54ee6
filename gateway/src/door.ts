import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { KeptAnswers } from './cache/kept-answers.ts';
import type { ResponseCache } from './cache/response-cache.ts';
import type { Graph } from './graph/graph.ts';
import { createCompute } from './http/answering/computed-answer.ts';
import { createGraphqlHandler } from './http/graphql-over-http.ts';
import type { Operation } from './http/reading/operation.ts';
import type { Overload } from './overload/overload.ts';
import type { PersistedDocuments } from './http/reading/persisted-documents.ts';
import { isSignedIn } from './identity/caller.ts';
import { wantsEvents } from './live/connections/event-request.ts';
import { createLive, type LiveOptions } from './live/live.ts';

/** An address at which a graph is asked: over HTTP, as events, and over WebSockets. */
export interface Door {
  readonly path: string;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The schema as text, for a request that may see it; null for one that may not. */
  schemaFor(request: IncomingMessage): Promise<string | null>;
  /** Takes over a request that asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks clients to connect again, which leads them to another gateway, and waits for them to hang up. */
  drain(): Promise<void>;
}

/** What all doors of a gateway share. */
export interface DoorParts extends Omit<LiveOptions, 'graph' | 'checks'> {
  readonly documents: PersistedDocuments;
  readonly overload: Overload;
  /** null to keep no answers. */
  readonly cache: ResponseCache | null;
  readonly edgeSeconds: number;
  /** Whether everybody is told what their operations cost. */
  readonly tellsCost: boolean;
}

/** What differs between them. */
export interface DoorOptions extends Pick<LiveOptions, 'checks'> {
  readonly path: string;
  /** As it is shown here. */
  readonly graph: Graph;
  readonly isForVisitors: boolean;
  /** What may be asked by anybody all the same. */
  readonly isForAnybody?: (operation: Operation) => boolean;
  /** Who may read the schema: those who are let in, or all, or none. */
  readonly schemaIsFor: 'callers' | 'anybody' | 'nobody';
}

export function openDoor(options: DoorOptions, parts: DoorParts): Door {
  const { path, graph, checks, isForVisitors, isForAnybody, schemaIsFor } = options;
  const { documents, overload, cache, edgeSeconds, tellsCost, ...liveParts } = parts;
  const { addressOf } = parts.admission;
  const answerGraphql = createGraphqlHandler({
    checks,
    admission: parts.admission,
    position: () => parts.hub.last.position,
    tellsCost,
    overload,
    graph,
    documents,
    compute: createCompute({ graph, documents, signer: parts.signer }),
    kept: new KeptAnswers({ cache, graph, edgeSeconds, isForVisitors, revocations: checks.revocations }),
    ...(isForAnybody ? { isForAnybody } : {}),
  });
  const live = createLive({ ...liveParts, graph, checks });
  return {
    path,
    answer: (request, response) =>
      wantsEvents(request) ? live.answerEvents(request, response) : answerGraphql(request, response),
    async schemaFor({ headers, socket }) {
      if (schemaIsFor === 'nobody') return null;
      if (schemaIsFor === 'callers' && !(await isSignedIn(headers, checks, addressOf(headers, socket)))) return null;
      return graph.schemaText();
    },
    upgrade: (request, socket, head) => {
      live.upgrade(request, socket, head);
    },
    drain: () => live.drain(),
  };
}
