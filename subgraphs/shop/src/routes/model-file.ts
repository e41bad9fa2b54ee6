import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { checkLink } from '../commands/signed-links.ts';
import { isRead, sendFile } from './send-file.ts';

/** Sends a model's file to whoever holds a signed address of it. */
export async function serveModelFile(
  desk: ShopDesk,
  modelId: string,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isRead(request, response)) return;
  const state = await checkLink(desk, 'model-file', modelId, token);
  const model = state === 'VALID' ? (await desk.store.models.load(modelId))?.state : undefined;
  if (!model?.file) {
    response.writeHead(state === 'VALID' ? 404 : 403, { 'cache-control': 'no-store' }).end();
    return;
  }
  const { file, fileName } = model;
  const headers = {
    'content-type': 'model/stl',
    'cache-control': 'private, max-age=3600, immutable',
    // Somebody else's file: it is saved, never opened as a page.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  };
  const { byteSize, sha256: hash } = file;
  await sendFile({ headers, byteSize, hash, open: () => desk.store.modelFiles.read(file) }, request, response);
}
