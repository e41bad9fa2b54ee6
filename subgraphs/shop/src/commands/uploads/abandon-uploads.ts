import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { type Loaded, LostRaceError } from '@alexandrite/service-kit/aggregates';
import { type UploadedModel, withoutFile } from '../../domain/models/model.ts';
import type { ShopDesk } from '../shop-desk.ts';

/** Models looked at in one run; the next goes on. */
const mostModels = 500;

/** Gives up on an upload; false when its bytes are there. Throws LostRaceError when they come at this moment. */
export async function abandonUpload({ store: { models } }: ShopDesk, loaded: Loaded<UploadedModel>): Promise<boolean> {
  const next = withoutFile(loaded.state);
  if (!next) return false;
  const { id: modelId, ownerId, problem: code } = next;
  await models.save(loaded, next, { events: [{ type: 'model.unreadable.v1', payload: { modelId, ownerId, code } }] });
  return true;
}

/**
 * Gives up on uploads that were started and never came to their end. Whoever waits for such a model is told that it
 * cannot be read.
 * @returns how many were given up
 */
export async function abandonUploads(desk: ShopDesk): Promise<number> {
  const longAgo = new Date(desk.clock().getTime() - uploadBounds.awaitedHours.limit * 3_600_000);
  let abandoned = 0;
  for (const loaded of await desk.store.models.findAwaitingSince(longAgo, mostModels)) {
    try {
      if (await abandonUpload(desk, loaded)) abandoned += 1;
    } catch (fault) {
      // Its bytes came at the last moment.
      if (!(fault instanceof LostRaceError)) throw fault;
    }
  }
  return abandoned;
}
