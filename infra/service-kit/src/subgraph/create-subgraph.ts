import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { CacheTags } from '../cache/index.ts';
import type { EventHandlers } from '../events/index.ts';
import { BodyTooLargeError, readBody } from '../http/index.ts';
import type { Log } from '../log/index.ts';
import type { Schedule } from '../queues/index.ts';
import { cacheReply, withCacheFacts } from './cache-reply.ts';
import { type Caller, readCaller } from './caller.ts';
import { maskError } from './errors.ts';
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
  /** Answers requests outside /graphql; resolves to false when the address is not its own. */
  readonly route?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

export interface Subgraph {
  readonly server: Server;
  readonly eventHandlers: EventHandlers;
  stop(): Promise<void>;
}

/** The largest query a gateway sends: entity lists of a hundred with long selections fit many times. */
const bodyLimitBytes = 2 * 1024 * 1024;

/** Throws a SyntaxError when the body is no JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const body: unknown = JSON.parse(await readBody(request, bodyLimitBytes));
  return body;
}

/** Builds a subgraph's server; it does not listen yet. Starts Apollo Server, so a broken schema throws here. */
export async function createSubgraph<Context extends object>(
  parts: SubgraphParts<Context>,
  options: { readonly log: Log; readonly identitySecret: string },
): Promise<Subgraph> {
  const { log, identitySecret } = options;
  const apollo = new ApolloServer<Context>({
    // The resolvers are typed by the subgraph's own generated types, stricter than the library's.
    schema: buildSubgraphSchema({ typeDefs: parse(parts.typeDefs), resolvers: parts.resolvers as never }),
    introspection: true,
    // Traces are OpenTelemetry's.
    plugins: [ApolloServerPluginInlineTraceDisabled(), cacheReply()],
    // Only the gateway talks to a subgraph; cross-site requests are the gateway's to stop.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => maskError(formatted, error, log),
  });
  await apollo.start();

  const answerGraphql = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let caller: Caller;
    try {
      caller = await readCaller(request.headers, identitySecret);
    } catch {
      response.writeHead(401).end();
      return;
    }
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    const replyHeaders = new Headers();
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'POST',
        headers,
        search: '',
        body: await readJson(request),
      },
      context: async () => {
        const tags = new CacheTags();
        const asks = watchIdentity(caller.identity);
        const context = parts.createContext({ ...caller, identity: asks.identity }, replyHeaders, tags);
        return withCacheFacts(context, { tags, asks });
      },
    });
    if (result.body.kind !== 'complete') throw new Error('a subgraph answers in one piece');
    response.setHeaders(replyHeaders);
    response.writeHead(result.status ?? 200, Object.fromEntries(result.headers)).end(result.body.string);
  };

  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.url === '/graphql') await answerGraphql(request, response);
      else if (!(await parts.route?.(request, response))) response.writeHead(404).end();
    };
    answer().catch((fault: unknown) => {
      const status = fault instanceof BodyTooLargeError ? 413 : fault instanceof SyntaxError ? 400 : 500;
      // Without what follows the question mark: that may be a token.
      if (status === 500) log.error({ err: fault, path: request.url?.split('?')[0] }, 'a request failed');
      if (response.headersSent) response.destroy();
      else response.writeHead(status).end();
    });
  });
  server.keepAliveTimeout = 65_000;
  // A large file over a slow line takes longer than Node's five minutes; a route ends requests that stand still.
  server.requestTimeout = 3_600_000;
  return {
    server,
    eventHandlers: parts.eventHandlers,
    async stop() {
      await apollo.stop();
      await parts.close?.();
    },
  };
}
