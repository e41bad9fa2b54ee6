import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import type { ShopDesk } from './shop-desk.ts';

/** A file that is being received is written to all the time: what is so old is nobody's work any more. */
const abandonedAfterMs = uploadBounds.awaitedHours.limit * 3_600_000;

/**
 * Deletes files of uploads that broke off with the process that took them in: no model names them.
 * @returns how many were deleted
 */
export async function clearAbandonedFiles({ store: { models, modelFiles }, clock }: ShopDesk): Promise<number> {
  const before = new Date(clock().getTime() - abandonedAfterMs);
  let cleared = 0;
  for await (const { modelId, storageKey } of modelFiles.olderThan(before)) {
    const loaded = await models.load(modelId);
    if (loaded?.state.file?.storageKey === storageKey) continue;
    await modelFiles.drop({ storageKey });
    cleared += 1;
  }
  return cleared;
}
