import { hash } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseEncoding, compress, isCompressedAtOnce, smallBodyBytes } from './encoding.ts';
import type { ComputedAnswer } from './computed-answer.ts';
import type { MediaType } from './media-type.ts';

/**
 * Puts an answer into the form that the client likes and sends it: its media type and status, compressed, and, for
 * what was asked by GET, with a tag by which the client can ask whether it has changed.
 * @param isFlooded whether there is more to do than can be done: then bytes are cheaper than compressing them
 */
export async function writeAnswer(
  response: ServerResponse,
  answer: ComputedAnswer,
  mediaType: MediaType,
  isFlooded: boolean,
): Promise<void> {
  const { req: request } = response;
  const isRead = request.method !== 'POST';
  const headers: OutgoingHttpHeaders = {
    'content-type': contentTypes[mediaType],
    // Answers are made for one caller; nobody on the way may keep them, unless it is said that they may.
    'cache-control': 'private, no-store',
    vary: varyBy,
    ...copyOf(answer.headers),
  };
  if (isRead && answer.status === 200) {
    const tag = `W/"${hash('sha1', answer.body, 'base64url')}"`;
    headers.etag = tag;
    if (isKnown(request.headers['if-none-match'], tag)) {
      delete headers['content-type'];
      response.writeHead(304, headers).end();
      return;
    }
  }
  const isPlain = answer.body.length <= smallBodyBytes || (isFlooded && isCompressedAtOnce(answer.body));
  const encoding = isPlain ? null : chooseEncoding(request.headers['accept-encoding']);
  const body = encoding ? await compress(answer.body, encoding) : answer.body;
  if (encoding) headers['content-encoding'] = encoding;
  headers['content-length'] = Buffer.byteLength(body);
  response.writeHead(statusOf(answer.status, mediaType), headers).end(request.method === 'HEAD' ? undefined : body);
}

const contentTypes: Readonly<Record<MediaType, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

/** The origin by which pages are allowed in, and the forms of an answer. */
const varyBy = 'Origin, Accept, Accept-Encoding';

/**
 * By the older media type, a request that could be read is a success of HTTP whatever the graph says of it: those who
 * stand between a client and us make answers of their own of other statuses.
 */
function statusOf(status: number, mediaType: MediaType): number {
  return mediaType === 'application/json' && status === 400 ? 200 : status;
}

/** Whether the client has what we would send; compared as for reading, where weak and strong are the same. */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const bare = tag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((known) => known.trim().replace(/^W\//, '') === bare);
}

function copyOf(headers: ComputedAnswer['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}
