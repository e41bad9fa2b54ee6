import type { ShopDesk } from './shop-desk.ts';

/** An upload address is good for an hour; what is older than a day is nobody's work any more. */
const abandonedAfterMs = 24 * 3_600_000;

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
