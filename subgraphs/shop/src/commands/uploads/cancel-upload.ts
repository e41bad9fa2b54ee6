import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { ShopDesk } from '../shop-desk.ts';
import { abandonUpload } from './abandon-uploads.ts';

/** Gives up an upload whose sender wants it no more, so that it does not count as open. Said again it changes nothing. */
export async function cancelUpload(desk: ShopDesk, modelId: string): Promise<Outcome<null, 'UploadRefused'>> {
  const { models } = desk.store;
  return retryLostRace(async () => {
    const loaded = await models.load(modelId);
    if (!loaded) return refuse('UploadRefused', 'MODEL_NOT_FOUND');
    if (loaded.state.file) return refuse('UploadRefused', 'UPLOAD_COMPLETE');
    await abandonUpload(desk, loaded);
    return accept(null);
  });
}
