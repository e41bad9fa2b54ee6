import type { IncomingMessage, ServerResponse } from 'node:http';
import { keyHeader } from '../identity/credentials.ts';
import { localeHeader } from '../identity/locale.ts';
import type { Origins } from '../identity/origins.ts';
import { positionHeader } from './position-header.ts';

/** Headers that our pages and Sandbox send. */
const requestHeaders = [
  'content-type',
  'authorization',
  keyHeader,
  'range',
  'if-none-match',
  'if-modified-since',
  localeHeader,
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'apollographql-client-name',
  'apollographql-client-version',
  'traceparent',
].join(', ');

/** Headers of an answer that a page may read. */
const answerHeaders = [
  'content-length',
  'content-range',
  'accept-ranges',
  'etag',
  'last-modified',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'operation-cost',
  positionHeader,
].join(', ');

/** How long a browser may remember what it was allowed, in seconds. */
const rememberedSeconds = 7_200;

/**
 * Tells a browser which pages may read the answer. Where nobody says from which page they ask, whoever writes an answer
 * that may be kept on the way says that it varies by that: what was kept for one page is not for another.
 * @returns true when it was but the question whether it may ask, and that is answered.
 */
export function answerCors(request: IncomingMessage, response: ServerResponse, origins: Origins): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  response.setHeader('vary', 'Origin');
  const isAllowed = origins.allows(origin);
  if (isAllowed) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-expose-headers', answerHeaders);
  }
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
  if (isAllowed) {
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT, DELETE');
    response.setHeader('access-control-allow-headers', requestHeaders);
    response.setHeader('access-control-max-age', rememberedSeconds);
  }
  response.writeHead(isAllowed ? 204 : 403).end();
  return true;
}
