import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { checkLink, type LinkPurpose } from '../commands/signed-links.ts';
import { contentTypeOf, previewFileName } from '../domain/models/model-file.ts';
import type { UploadedModel } from '../domain/models/model.ts';
import { isRead, sendFile } from './send-file.ts';

/** What of a model is asked for, and by which token. */
export interface ModelFileRequest {
  readonly modelId: string;
  readonly part: 'FILE' | 'PREVIEW';
  readonly token: string;
}

/** Something of a model that is stored. */
interface Stored {
  readonly fileName: string;
  readonly storageKey: string;
  readonly byteSize: number;
  readonly hash: string;
}

const purposes: Readonly<Record<ModelFileRequest['part'], LinkPurpose>> = {
  FILE: 'model-file',
  PREVIEW: 'model-preview',
};

/** Sends a model's file, or its preview, to whoever holds a signed address of it. */
export async function serveModelFile(
  desk: ShopDesk,
  { modelId, part, token }: ModelFileRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isRead(request, response)) return;
  const { state } = await checkLink(desk, purposes[part], modelId, token);
  const model = state === 'VALID' ? (await desk.store.models.load(modelId))?.state : undefined;
  const stored = model ? storedPart(model, part) : null;
  if (!stored) {
    response.writeHead(state === 'VALID' ? 404 : 403, { 'cache-control': 'no-store' }).end();
    return;
  }
  const { fileName, byteSize, hash } = stored;
  const headers = {
    'content-type': contentTypeOf(fileName),
    'cache-control': 'private, max-age=3600, immutable',
    // Somebody else's file: it is saved, never opened as a page.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  };
  await sendFile({ headers, byteSize, hash, open: () => desk.store.modelFiles.read(stored) }, request, response);
}

function storedPart({ fileName, file, preview }: UploadedModel, part: ModelFileRequest['part']): Stored | null {
  if (part === 'FILE') {
    return file && { fileName, storageKey: file.storageKey, byteSize: file.byteSize, hash: file.sha256 };
  }
  if (!preview) return null;
  // A preview is never written anew under the same name, so that its name stands for its bytes.
  const hash = createHash('sha256').update(`${preview.storageKey} ${preview.byteSize}`).digest('hex');
  return { fileName: previewFileName(fileName), ...preview, hash };
}
