import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { singleHeader } from '../http/reading/single-header.ts';
import { chooseLocale, localeHeader } from '../identity/locale.ts';

/** What the shop is told of a request for a file. No cookie and no token but the one in the address. */
const questions = [
  'accept',
  'accept-encoding',
  'content-type',
  'content-length',
  'content-encoding',
  'range',
  'if-range',
  'if-none-match',
  'if-modified-since',
] as const;

/** What a client is told of a file. */
const answers = [
  'content-type',
  'content-length',
  'content-encoding',
  'content-disposition',
  'content-range',
  'content-language',
  'accept-ranges',
  'cache-control',
  'etag',
  'last-modified',
  'expires',
  'retry-after',
  'location',
] as const;

export function questionHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const locale = chooseLocale(singleHeader(headers, localeHeader), headers['accept-language']);
  return { ...Object.fromEntries(chosen(questions, headers)), 'accept-language': locale };
}

/** Files come from customers: a browser shows them as what they are said to be, and as nothing else. */
export function answerHeaders(headers: IncomingHttpHeaders): [string, string][] {
  return [
    ...chosen(answers, headers),
    ['x-content-type-options', 'nosniff'],
    ['cross-origin-resource-policy', 'cross-origin'],
  ];
}

function chosen(names: readonly string[], headers: IncomingHttpHeaders): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
}
