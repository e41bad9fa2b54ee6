import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RevocationPage, revocationsPath } from '@alexandrite/service-kit/revocations';

const nothing: RevocationPage = { revocations: [], next: '', isLast: true };
const body = JSON.stringify(nothing);

/** Answers gateways that ask what lets in no longer: everybody who is signed in goes on. @returns whether it did */
export function tellNothingRevoked(request: IncomingMessage, response: ServerResponse): boolean {
  if (!request.url?.startsWith(revocationsPath)) return false;
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  return true;
}
