import type { IncomingMessage } from 'node:http';
import type { Operation } from './reading/operation.ts';
import { badRequest } from './refusal.ts';

/** Headers that a foreign page can send only after asking whether it may. */
const ownHeaders = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

/**
 * Keeps foreign pages from using a person's cookie. A POST is JSON, which a foreign page can send only after asking
 * whether it may. A GET only reads, whatever it asks, and what it answers a foreign page cannot read; it is refused
 * all the same when a browser says that a foreign page makes it, because how long an answer takes tells something too.
 * A browser that says outright that it is a page of ours, and a client that is no browser, need say nothing more.
 * @throws Refusal
 */
export function refuseForeign({ headers }: IncomingMessage, method: Operation['method']): void {
  if (method === 'POST') return;
  const site = headers['sec-fetch-site'];
  const isForeign = site === undefined ? headers.origin !== undefined : site === 'cross-site';
  if (!isForeign || ownHeaders.some((name) => headers[name]) || headers['content-type'] === 'application/json') return;
  throw badRequest(
    'Запрос с чужой страницы: добавьте заголовок apollo-require-preflight.',
    'A foreign page asks: add the header apollo-require-preflight.',
  );
}
