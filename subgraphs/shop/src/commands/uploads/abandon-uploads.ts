import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { LostRaceError } from '@alexandrite/service-kit/aggregates';
import { withoutFile } from '../../domain/model.ts';
import type { ShopDesk } from '../shop-desk.ts';

/** Models looked at in one run; the next goes on. */
const mostModels = 500;

/**
 * Gives up on uploads that were started and never came to their end. Whoever waits for such a model is told that it
 * cannot be read.
 * @returns how many were given up
 */
export async function abandonUploads({ store: { models }, clock }: ShopDesk): Promise<number> {
  const longAgo = new Date(clock().getTime() - uploadBounds.awaitedHours.limit * 3_600_000);
  let abandoned = 0;
  for (const loaded of await models.findAwaitingSince(longAgo, mostModels)) {
    const next = withoutFile(loaded.state);
    if (!next) continue;
    const { id: modelId, ownerId, problem: code } = next;
    try {
      await models.save(loaded, next, {
        events: [{ type: 'model.unreadable.v1', payload: { modelId, ownerId, code } }],
      });
      abandoned += 1;
    } catch (fault) {
      // Its bytes came at the last moment.
      if (!(fault instanceof LostRaceError)) throw fault;
    }
  }
  return abandoned;
}
