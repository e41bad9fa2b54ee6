import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { type StoredFile, type UploadedModel, withFile } from '../domain/model.ts';
import type { ShopDesk } from './shop-desk.ts';

/** Bytes on their way in; they may break off. */
type Bytes = AsyncIterable<Uint8Array>;

/**
 * Takes the bytes of a model in. A try that fails leaves the model as it was, awaiting the next; the bytes that came
 * first stay, and the same bytes again are answered as they were the first time.
 */
export async function receiveModel(
  desk: ShopDesk,
  modelId: string,
  bytes: Bytes,
): Promise<Outcome<UploadedModel, 'UploadRefused'>> {
  const { models, modelFiles } = desk.store;
  const loaded = await models.load(modelId);
  if (!loaded) return refuse('UploadRefused', 'MODEL_NOT_FOUND');
  const { state: model } = loaded;
  if (model.file) {
    return (await modelFiles.compare(bytes, model.file)) ? accept(model) : refuse('UploadRefused', 'ALREADY_UPLOADED');
  }
  const received = await modelFiles.receive(modelId, bytes, model.byteSize);
  switch (received.end) {
    case 'TOO_LARGE':
      return refuse('UploadRefused', 'FILE_TOO_LARGE', { byteSize: model.byteSize });
    case 'CUT_SHORT':
      return refuse('UploadRefused', 'UPLOAD_INCOMPLETE', { byteSize: model.byteSize });
    case 'WHOLE':
      return keep(desk, modelId, received.file);
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
      // Another try at the same time was faster.
      await modelFiles.drop(file);
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
