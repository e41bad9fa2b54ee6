import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Localized } from '@alexandrite/contracts/locale';
import type { ErrorCode } from '@alexandrite/service-kit/errors';
import { chooseLocale, localeHeader } from '../identity/locale.ts';
import { chooseMediaType } from './answering/media-type.ts';
import type { Refusal } from './refusal.ts';
import { singleHeader } from './reading/single-header.ts';

/** What of a refused request is read and thrown away at most, in bytes. */
const littleBytes = 64 * 1024;

/** What is read of a request's address; dots are resolved, so that a route cannot be left by them. */
export function addressOf(request: IncomingMessage): URL {
  // The host is of no interest, and what the client wrote there may not parse.
  return new URL(`http://gateway${request.url?.startsWith('/') ? request.url : '/'}`);
}

/** The path of a request's address when it needs no resolving, which is quicker than reading all of it. */
export function isAt(request: IncomingMessage, path: string): boolean {
  const { url } = request;
  return url === path || (url !== undefined && url.startsWith(path) && url[path.length] === '?');
}

/** The language to answer a request in. */
export function localeOf({ headers }: IncomingMessage) {
  return chooseLocale(singleHeader(headers, localeHeader), headers['accept-language']);
}

/** Answers with a text of a given kind. */
export function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/**
 * Answers a request that cannot be served, in the shape of GraphQL, which our clients read.
 * @param message in the language of the one who asks, where a person may read it
 * @param more what programs are told besides the code
 */
export function refuse(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  message: string | Localized,
  more: Readonly<Record<string, unknown>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { req: request } = response;
  const text = typeof message === 'string' ? message : message[localeOf(request)];
  const errors = [{ message: text, extensions: { code, ...more } }];
  const type = chooseMediaType(request.headers.accept) ?? 'application/json';
  if (!request.complete && (status === 408 || isMuchToCome(request))) response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  send(response, status, `${type}; charset=utf-8`, JSON.stringify({ errors }));
}

/**
 * Whether more is still to come than is worth reading: then the connection cannot serve another request. A little is
 * thrown away, which is less work than for both ends to connect anew; what did not come in time is not waited for again.
 */
function isMuchToCome({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > littleBytes;
}

/** Answers a request with what was thrown to refuse it. */
export function refuseWith(response: ServerResponse, { status, code, text, headers, extensions }: Refusal): void {
  if (!response.headersSent) for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  refuse(response, status, code, text, extensions);
}
