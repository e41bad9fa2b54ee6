import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { serveMedia } from './media.ts';
import { serveModelFile } from './model-file.ts';
import { takeUpload } from './upload.ts';

/** Answers what is not GraphQL: pictures and files go straight through. */
export function createRoute(desk: ShopDesk) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    // Only path and query matter; the host is there because a URL needs one.
    const url = URL.parse(request.url ?? '/', 'http://shop');
    const [first, id, rest, last] = url?.pathname.split('/').slice(1) ?? [];
    const token = url?.searchParams.get('token') ?? '';
    if (url && first === 'media') await serveMedia(desk, url.pathname, request, response);
    else if (first === 'uploads' && id && rest === undefined) await takeUpload(desk, id, token, request, response);
    else if (first === 'models' && id && rest) {
      // A file has an ending, so that none is called just `preview`.
      const part = rest === 'preview' && last ? 'PREVIEW' : 'FILE';
      await serveModelFile(desk, { modelId: id, part, token }, request, response);
    } else return false;
    return true;
  };
}
