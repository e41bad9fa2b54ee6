import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { serverBounds } from '@alexandrite/contracts/bounds/servers';
import type { ServiceName } from '@alexandrite/contracts/events';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse, validateSchema } from 'graphql';
import { CacheTags } from '../cache/index.ts';
import type { EventHandlers } from '../events/index.ts';
import {
  BodyBrokenOffError,
  BodyTooLargeError,
  BodyTooLateError,
  createHttpServer,
  Deadlines,
  readBody,
} from '../http/index.ts';
import { identityHeader, identityReader } from '../identity/index.ts';
import type { Log } from '../log/index.ts';
import type { Schedule } from '../queues/index.ts';
import type { VerifyingKeys } from '../signing/index.ts';
import { answerGateway, type ForGateways } from './answer-gateway.ts';
import { type Caller, readCaller } from './caller.ts';
import { answerOperation } from './graphql/answer-operation.ts';
import { Documents } from './graphql/documents.ts';
import { readQuestion } from './graphql/read-question.ts';
import { watchIdentity } from './watched-identity.ts';

/** What a subgraph is made of; everything else is the same for all. */
export interface SubgraphParts<Context extends object> {
  /** The text of schema.graphql. */
  readonly typeDefs: string;
  readonly resolvers: object;
  /**
   * The context of one request: loaders live here and die with it.
   * @param replyHeaders headers to send with the answer, such as a cookie; empty at first
   * @param cacheTags what the answer is made of, where the schema's hints let it be stored; empty at first
   */
  readonly createContext: (caller: Caller, replyHeaders: Headers, cacheTags: CacheTags) => Context;
  readonly eventHandlers: EventHandlers;
  /** Work done again and again while the service runs. */
  readonly schedules?: readonly Schedule[];
  /** Lets go of what the service opened for itself. */
  readonly close?: () => Promise<void>;
  /** Answers in JSON what gateways ask for themselves, by path. Nobody else is answered there. */
  readonly forGateways?: ForGateways;
  /**
   * Answers requests outside /graphql; resolves to false when the address is not its own.
   * @param caller null when the gateway does not say for whom it asks
   */
  readonly route?: (request: IncomingMessage, response: ServerResponse, caller: Caller | null) => Promise<boolean>;
}

export interface Subgraph {
  readonly server: Server;
  readonly eventHandlers: EventHandlers;
  stop(): Promise<void>;
}

/** The largest query a gateway sends: entity lists of a hundred with long selections fit many times. */
const bodyLimitBytes = 2 * 1024 * 1024;

interface Options {
  /** Its own name: what the gateway signs for another is refused. */
  readonly service: ServiceName;
  readonly log: Log;
  /** By which the gateway's word is known. */
  readonly identityKeys: VerifyingKeys;
}

/** Builds a subgraph's server; it does not listen yet. Throws when the schema is broken. */
export async function createSubgraph<Context extends object>(
  parts: SubgraphParts<Context>,
  { service, log, identityKeys }: Options,
): Promise<Subgraph> {
  const identities = identityReader(service, identityKeys);
  // The resolvers are typed by the subgraph's own generated types, stricter than the library's.
  const schema = buildSubgraphSchema({ typeDefs: parse(parts.typeDefs), resolvers: parts.resolvers as never });
  const broken = validateSchema(schema);
  if (broken.length > 0) throw new Error(broken.map(({ message }) => message).join('\n'));
  const documents = new Documents(schema);
  const arrival = new Deadlines(serverBounds.operationArrival.limit);

  const answerGraphql = async (caller: Caller, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = readQuestion(await readBody(request, bodyLimitBytes, arrival));
    const replyHeaders = new Headers();
    const tags = new CacheTags();
    const asks = watchIdentity(caller.identity);
    const context = parts.createContext({ ...caller, identity: asks.identity }, replyHeaders, tags);
    const reply = await answerOperation(question, { documents, log, context, tags, asks });
    for (const [name, value] of replyHeaders) response.appendHeader(name, value);
    response
      .writeHead(reply.status, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': reply.cacheControl,
        'content-length': Buffer.byteLength(reply.body),
      })
      .end(reply.body);
  };

  const server = createHttpServer({
    name: 'public',
    log,
    connections: serverBounds.subgraphConnections.limit,
    // A route takes its time for large files, and ends requests that stand still.
    arrivalMs: (parts.route ? serverBounds.fileArrival : serverBounds.arrival).limit,
    async answer(request, response) {
      const isGraph = request.url === '/graphql';
      // The graph is for the gateway alone; a file's address says by itself who may have it.
      const isSigned = isGraph || request.headers[identityHeader] !== undefined;
      const caller = isSigned ? await readCaller(request.headers, identities).catch(() => null) : null;
      if (isSigned && !caller) response.writeHead(401).end();
      else if (isGraph && caller) await answerGraphql(caller, request, response);
      else if (await answerGateway(parts.forGateways, caller, request, response)) return;
      else if (!(await parts.route?.(request, response, caller))) response.writeHead(404).end();
    },
    fail(fault, request, response) {
      const status = statusOf(fault);
      // Without what follows the question mark: that may be a token.
      if (status === 500) log.error({ err: fault, path: request.url?.split('?')[0] }, 'a request failed');
      if (response.headersSent) response.destroy();
      else response.writeHead(status, status === 408 ? { connection: 'close' } : {}).end();
    },
  });
  return {
    server,
    eventHandlers: parts.eventHandlers,
    async stop() {
      await parts.close?.();
    },
  };
}

function statusOf(fault: unknown): number {
  if (fault instanceof BodyTooLargeError) return 413;
  if (fault instanceof BodyTooLateError) return 408;
  return [SyntaxError, GraphQLError, BodyBrokenOffError].some((kind) => fault instanceof kind) ? 400 : 500;
}
