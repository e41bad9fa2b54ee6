import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '@alexandrite/service-kit/errors';

/** What is read of a request's address; dots are resolved, so that a route cannot be left by them. */
export function addressOf(request: IncomingMessage): URL {
  // The host is of no interest, and what the client wrote there may not parse.
  return new URL(`http://gateway${request.url?.startsWith('/') ? request.url : '/'}`);
}

/** Answers with a text of a given kind. */
export function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** Answers a request that cannot be served, in the shape of GraphQL, which our clients read. */
export function refuse(response: ServerResponse, status: number, code: ErrorCode, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const errors = [{ message, extensions: { code } }];
  const accepts = response.req.headers.accept ?? '';
  const type = accepts.includes('application/graphql-response+json') ? 'graphql-response+json' : 'json';
  // What the client is still sending is not read: the connection cannot serve another request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  send(response, status, `application/${type}; charset=utf-8`, JSON.stringify({ errors }));
}
