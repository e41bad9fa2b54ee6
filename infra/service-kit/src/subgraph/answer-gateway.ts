import type { IncomingMessage, ServerResponse } from 'node:http';
import { theGateway } from '../identity/index.ts';
import type { Caller } from './caller.ts';

/** Answers to what gateways ask for themselves, on nobody's behalf, by path. */
export type ForGateways = Readonly<Record<string, (query: URLSearchParams) => Promise<object>>>;

/**
 * Answers a gateway's own question in JSON; everybody else is refused there.
 * @returns whether the address is one of these
 */
export async function answerGateway(
  answers: ForGateways | undefined,
  caller: Caller | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  // Only path and query matter; the host is there because a URL needs one.
  const url = URL.parse(request.url ?? '/', 'http://subgraph');
  const answer = url && answers?.[url.pathname];
  if (!answer) return false;
  if (caller?.identity.accountId !== theGateway.accountId) {
    response.writeHead(401).end();
    return true;
  }
  const body = JSON.stringify(await answer(url.searchParams));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(200, headers).end(body);
  return true;
}
