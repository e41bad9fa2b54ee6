import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { isRead, sendFile } from './send-file.ts';

/** The bytes behind an address never change: it holds their hash. */
const forEver = 'public, max-age=31536000, immutable';

/** Serves pictures and models of the catalogue to anybody. */
export async function serveMedia(
  { media }: ShopDesk,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isRead(request, response)) return;
  const file = media.find(address);
  if (file) {
    const { contentType, byteSize, hash, location } = file;
    const headers = {
      'content-type': contentType,
      'cache-control': forEver,
      'cross-origin-resource-policy': 'cross-origin',
    };
    await sendFile({ headers, byteSize, hash, open: async () => createReadStream(location) }, request, response);
    return;
  }
  const current = media.findCurrent(address);
  if (current === null) response.writeHead(404, { 'cache-control': 'no-store' }).end();
  else response.writeHead(302, { location: current, 'cache-control': 'no-store' }).end();
}
