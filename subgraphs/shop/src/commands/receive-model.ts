import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { type StoredFile, type UploadedModel, withFile } from '../domain/models/model.ts';
import { isHeld, type LinkHolder } from './link-holder.ts';
import { WatchedBytes } from './uploads/watched-bytes.ts';
import type { ShopDesk } from './shop-desk.ts';

/** Bytes on their way in; they may break off. */
type Bytes = AsyncIterable<Uint8Array>;

/**
 * Takes the bytes of a model in from the holder of its upload address. A try that fails leaves the model as it was, awaiting the next; the bytes that came
 * first stay, and the same bytes again are answered as they were the first time.
 */
export async function receiveModel(
  desk: ShopDesk,
  modelId: string,
  bytes: Bytes,
  holder: LinkHolder,
): Promise<Outcome<UploadedModel, 'UploadRefused'>> {
  const model = (await desk.store.models.load(modelId))?.state;
  if (!model) return refuse('UploadRefused', 'MODEL_NOT_FOUND');
  if (model.status === 'UNREADABLE' && !model.file) return refuse('UploadRefused', 'LINK_EXPIRED');
  const { uploads } = desk;
  const place = uploads.places.enter(model.ownerId, model.byteSize);
  if (typeof place === 'string') return refuse('UploadRefused', place);
  try {
    // What others are still to send is spoken for.
    if (!model.file && !(await uploads.hasRoomFor(uploads.places.bytes))) return refuse('UploadRefused', 'NO_ROOM');
    return await takeIn(desk, model, holder, new WatchedBytes(bytes, uploads.pace, () => uploads.hasRoomFor(0)));
  } finally {
    place.leave();
  }
}

async function takeIn(
  desk: ShopDesk,
  model: UploadedModel,
  holder: LinkHolder,
  bytes: WatchedBytes,
): Promise<Outcome<UploadedModel, 'UploadRefused'>> {
  const { modelFiles } = desk.store;
  const { byteSize } = model;
  if (model.file) {
    if (await modelFiles.compare(bytes, model.file)) return accept(model);
    return refuse('UploadRefused', bytes.stop ?? 'ALREADY_UPLOADED');
  }
  const received = await modelFiles.receive(model.id, bytes, byteSize);
  switch (received.end) {
    case 'TOO_LARGE':
      return refuse('UploadRefused', 'FILE_TOO_LARGE', { byteSize });
    case 'CUT_SHORT':
      return refuse('UploadRefused', bytes.stop ?? 'UPLOAD_INCOMPLETE', { byteSize });
    case 'NO_ROOM':
      return refuse('UploadRefused', 'NO_ROOM');
    case 'WHOLE':
      // It may have taken long: who is out by now leaves nothing behind.
      if (!(await isHeld(desk.store, holder))) {
        await modelFiles.drop(received.file);
        return refuse('UploadRefused', 'LINK_INVALID');
      }
      return keep(desk, model.id, received.file);
  }
}

/**
 * Writes down which file is the model's and tells pricing. When that fails for a reason unknown, the file stays where it
 * is: it may have been written down all the same.
 */
async function keep(
  { store: { models, modelFiles } }: ShopDesk,
  modelId: string,
  file: StoredFile,
): Promise<Outcome<UploadedModel, 'UploadRefused'>> {
  return retryLostRace(async () => {
    const loaded = await models.load(modelId);
    const next = loaded && withFile(loaded.state, file);
    if (!next) {
      // Another try at the same time was faster, or the upload was given up meanwhile.
      await modelFiles.drop(file);
      if (loaded && !loaded.state.file) return refuse('UploadRefused', 'LINK_EXPIRED');
      return loaded?.state.file?.sha256 === file.sha256
        ? accept(loaded.state)
        : refuse('UploadRefused', 'ALREADY_UPLOADED');
    }
    const { ownerId, fileName, channel } = next;
    await models.save(loaded, next, {
      events: [{ type: 'model.uploaded.v1', payload: { modelId, ownerId, fileName, channel, ...file } }],
    });
    await modelFiles.tidy(modelId, file);
    return accept(next);
  });
}
