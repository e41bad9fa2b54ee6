import { LostRaceError } from '@alexandrite/service-kit/aggregates';
import type { PricingStore } from '../store/index.ts';

/** Shows those who wait for a model how far its measuring is. A lost race is let go: the next report comes soon. */
export async function reportProgress(store: PricingStore, modelId: string, progress: number): Promise<void> {
  for (const quoteId of await store.idsWaitingForModel(modelId)) {
    const loaded = await store.quotes.load(quoteId);
    if (!loaded || (loaded.state.state !== 'QUEUED' && loaded.state.state !== 'CALCULATING')) continue;
    if (progress <= loaded.state.progress && loaded.state.state === 'CALCULATING') continue;
    try {
      await store.quotes.save(loaded, { ...loaded.state, state: 'CALCULATING', progress });
    } catch (fault) {
      if (!(fault instanceof LostRaceError)) throw fault;
    }
  }
}
