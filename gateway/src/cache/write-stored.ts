import type { ServerResponse } from 'node:http';
import type { MediaType } from '../http/answering/media-type.ts';
import { isKnown } from '../http/answering/write-answer.ts';
import { writeHead } from '../http/answering/write-head.ts';
import type { Credentials } from '../identity/credentials.ts';
import { localeHeader } from '../identity/locale.ts';
import type { BodyForm, StoredAnswer } from './stored-answer.ts';

/** Whom an answer is for, and what goes with it. */
export interface Reader {
  readonly mediaType: MediaType;
  readonly form: BodyForm;
  readonly credentials: Credentials['kind'];
  /** How long browsers and what stands between may keep it without asking, in seconds. No purge reaches them. */
  readonly edgeSeconds: number;
  /** True when it was computed for this very request. */
  readonly isComputed?: boolean;
  /** A cookie for this caller. */
  readonly cookie?: string;
}

/** What an answer depends on besides the address, for those who keep it on the way. */
const varyBy = `Origin, Accept, Accept-Encoding, Accept-Language, ${localeHeader}`;

const contentTypes: Readonly<Record<MediaType, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

/** Sends a stored answer: its bytes as they are, in the compression that the client likes. */
export function writeStored(response: ServerResponse, answer: StoredAnswer, reader: Reader): void {
  const { method, headers: asked } = response.req;
  const headers: string[] = ['content-type', contentTypes[reader.mediaType], 'vary', varyBy];
  headers.push(
    'cache-control',
    cacheControl(method, answer, reader),
    'cache-status',
    reader.isComputed ? 'gateway; fwd=miss' : 'gateway; hit',
  );
  if (reader.cookie !== undefined) headers.push('set-cookie', reader.cookie);
  // A POST cannot be asked for again by a tag.
  if (method !== 'POST') {
    headers.push('etag', answer.etag);
    if (isKnown(asked['if-none-match'], answer.etag)) {
      writeHead(response, 304, headers);
      response.end();
      return;
    }
  }
  const body = answer.forms[reader.form];
  if (!body) throw new Error(`there is no ${reader.form} form of this answer`);
  if (answer.isCompressed && reader.form !== 'plain') headers.push('content-encoding', reader.form);
  headers.push('content-length', String(body.length));
  writeHead(response, 200, headers);
  response.end(method === 'HEAD' ? undefined : body);
}

/**
 * Browsers and a CDN keep it for a moment only, as no purge reaches them; then they ask by its tag, which costs next to
 * nothing. What was asked with credentials stays with the one who asked.
 */
function cacheControl(method: string | undefined, answer: StoredAnswer, { credentials, edgeSeconds }: Reader): string {
  if (method === 'POST') return 'private, no-store';
  if (credentials !== 'none') return 'private, no-cache';
  const left = Math.max(0, Math.ceil((answer.freshUntil - Date.now()) / 1_000));
  const seconds = Math.min(edgeSeconds, left);
  return `public, max-age=${seconds}, stale-while-revalidate=${seconds}`;
}
