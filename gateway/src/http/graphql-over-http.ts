import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLargeError, readBody } from '@alexandrite/service-kit/http';
import { sessionCookie } from '@alexandrite/service-kit/sessions';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { createContext, type GatewayContext } from '../context.ts';
import type { Graph } from '../graph/graph.ts';
import { type CallerChecks, identify } from '../identity/caller.ts';
import { forgottenSession, readCredentials } from '../identity/credentials.ts';
import { chooseLocale, localeHeader } from '../identity/locale.ts';
import { addressOf, refuse } from './respond.ts';
import { singleHeader } from './single-header.ts';

/** The largest operation with its variables, in bytes. Files go elsewhere. */
const bodyLimitBytes = 1024 * 1024;

interface Options {
  readonly graph: Graph;
  readonly checks: CallerChecks;
  readonly identitySecret: string;
}

/** Answers GraphQL over HTTP: POST with JSON, and GET for queries. */
export function createGraphqlHandler({ graph, checks, identitySecret }: Options) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = request.method === 'POST' ? await readOperation(request, response) : { json: undefined };
    if (!body) return;
    const asked: { context?: GatewayContext } = {};
    const {
      status,
      headers,
      body: answer,
    } = await graph.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: readHeaders(request),
        search: addressOf(request).search,
        body: body.json,
      },
      context: async () => {
        const locale = chooseLocale(singleHeader(request.headers, localeHeader), request.headers['accept-language']);
        const caller = await identify(readCredentials(request.headers), locale, checks).catch(asUnauthorised);
        return (asked.context = createContext({ caller, channel: 'http' }, identitySecret));
      },
    });
    if (answer.kind !== 'complete') throw new Error('the gateway answers in one piece');
    const cookies = asked.context ? cookiesOf(asked.context) : [];
    if (cookies.length > 0) response.setHeader('set-cookie', cookies);
    // Answers are made for one caller; nobody on the way may keep them.
    response.setHeader('cache-control', 'private, no-store');
    for (const [name, value] of headers) response.setHeader(name, value);
    response.writeHead(status ?? 200);
    response.end(answer.string);
  };
}

/** The body of a POST; undefined when it was refused. */
async function readOperation(request: IncomingMessage, response: ServerResponse) {
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415, 'BAD_REQUEST', 'Send the operation as application/json.');
    return undefined;
  }
  const tooLarge = `An operation has at most ${bodyLimitBytes} bytes.`;
  if (Number(request.headers['content-length'] ?? 0) > bodyLimitBytes) {
    refuse(response, 413, 'BAD_REQUEST', tooLarge);
    return undefined;
  }
  try {
    const json: unknown = JSON.parse(await readBody(request, bodyLimitBytes));
    return { json };
  } catch (fault) {
    if (fault instanceof BodyTooLargeError) refuse(response, 413, 'BAD_REQUEST', tooLarge);
    else if (fault instanceof SyntaxError) refuse(response, 400, 'BAD_REQUEST', 'The body is not JSON.');
    else throw fault;
    return undefined;
  }
}

/**
 * The headers as Apollo reads them. Its protection against cross-site requests wants a header that a foreign page
 * cannot send; a browser that says outright that a request is no page's, or a page's of ours, has given that answer
 * already, and so has a client that is no browser. A GET only reads, whatever it asks.
 */
function readHeaders(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const site = headers.get('sec-fetch-site');
  const isForeign = site === undefined ? headers.has('origin') : site === 'cross-site';
  if (request.method === 'GET' && !isForeign) headers.set('apollo-require-preflight', 'own-site');
  return headers;
}

/** The shop's cookies; a session that is over is forgotten, unless the shop has just begun another. */
function cookiesOf({ cookies, caller }: GatewayContext): readonly string[] {
  const isReplaced = cookies.some((cookie) => cookie.startsWith(`${sessionCookie}=`));
  return caller.hasStaleCookie && !isReplaced ? [...cookies, forgottenSession] : cookies;
}

/** Says in HTTP too that a token does not hold. */
function asUnauthorised(fault: unknown): never {
  if (!(fault instanceof GraphQLError)) throw fault;
  const http = { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) };
  throw new GraphQLError(fault.message, { extensions: { ...fault.extensions, http } });
}
