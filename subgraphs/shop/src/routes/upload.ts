import type { IncomingMessage, ServerResponse } from 'node:http';
import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import type { Locale } from '@alexandrite/contracts/locale';
import type { RefusalFields } from '@alexandrite/contracts/outcome';
import { textOf } from '@alexandrite/service-kit/refusals';
import { receiveModel } from '../commands/receive-model.ts';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { cancelUpload } from '../commands/uploads/cancel-upload.ts';
import { checkLink } from '../commands/signed-links.ts';
import { uploadTexts } from '../resolvers/texts.ts';
import { preferredLocale } from './preferred-locale.ts';

const statuses: Readonly<Record<string, number>> = {
  LINK_INVALID: 403,
  LINK_EXPIRED: 403,
  MODEL_NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  UPLOAD_INCOMPLETE: 400,
  ALREADY_UPLOADED: 409,
  UPLOAD_COMPLETE: 409,
  UPLOAD_STALLED: 408,
  UPLOAD_TOO_SLOW: 408,
  TOO_MANY_AT_ONCE: 429,
  UPLOADS_BUSY: 503,
  NO_ROOM: 507,
};

/** Refusals of what may be taken a little later. */
const passing = new Set(['TOO_MANY_AT_ONCE', 'UPLOADS_BUSY', 'NO_ROOM']);

/** A connection on which nothing moves for this long is given up, in milliseconds: whatever is wrong with it. */
const idleLimitMs = 60_000;

/** How long a refused client may go on sending before it is cut off, in milliseconds: so long its answer may take. */
const lingerMs = 5_000;

/** Takes the bytes of a model from whoever holds its signed upload address, or gives the upload up for them. */
export async function takeUpload(
  desk: ShopDesk,
  modelId: string,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'PUT' && request.method !== 'DELETE') {
    response.writeHead(405, { allow: 'PUT, DELETE' }).end();
    return;
  }
  const locale = preferredLocale(request.headers['accept-language']);
  const link = await checkLink(desk, 'model-upload', modelId, token);
  if (link.state !== 'VALID') {
    refuseUpload(request, response, locale, `LINK_${link.state}`);
    return;
  }
  if (request.method === 'DELETE') {
    const outcome = await cancelUpload(desk, modelId);
    if (outcome.ok) response.writeHead(204, { 'cache-control': 'no-store' }).end();
    else refuseUpload(request, response, locale, outcome.code, outcome.fields);
    return;
  }
  request.setTimeout(idleLimitMs, () => request.destroy());
  // The connection outlives a file that is refused half-way: its sender is to be told why.
  const bytes: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }),
  };
  const outcome = await receiveModel(desk, modelId, bytes, link.holder);
  if (!outcome.ok) {
    refuseUpload(request, response, locale, outcome.code, outcome.fields);
    return;
  }
  const { id, status, byteSize } = outcome.value;
  answer(response, 200, { modelId: id, status, byteSize });
}

function refuseUpload(
  request: IncomingMessage,
  response: ServerResponse,
  locale: Locale,
  code: string,
  fields: RefusalFields = {},
): void {
  if (!request.complete) {
    // Closing at once would reset the connection under the client, and the answer with it.
    const cutOff = setTimeout(() => request.destroy(), lingerMs);
    request.once('close', () => clearTimeout(cutOff));
    request.resume();
    response.setHeader('connection', 'close');
  }
  if (passing.has(code)) response.setHeader('retry-after', uploadBounds.retrySeconds.limit);
  answer(response, statuses[code] ?? 400, { code, message: textOf(uploadTexts, code, locale, fields) });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
