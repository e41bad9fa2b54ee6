import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { MeasuredModel, ModelPreview, Parked } from '../domain/quote/measured-model.ts';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import { measuredAs, outcomeOfSameFile, parkedFor } from '../domain/quote/model-outcome.ts';
import type { PricingStore } from '../store/index.ts';
import { modelEvents } from './model-events.ts';

/** What a use case of models needs. */
type Models = Pick<PricingStore, 'models'>;

/**
 * Keeps what a worker measured. What was kept first stays: a job that ran twice changes nothing.
 * @returns whether it was kept now
 */
export async function keepMeasurement(
  store: Models,
  modelId: string,
  result: MeasuringResult,
  preview: ModelPreview | null,
): Promise<boolean> {
  return endMeasuring(store, modelId, (model) => ({ ...model, ...measuredAs(result, preview) }));
}

/**
 * Gives up on a model whose every try failed: it holds up nobody but itself, and waits for staff to look at it.
 * @returns whether it was parked now
 */
export async function parkModel(store: Models, modelId: string, parked: Parked): Promise<boolean> {
  return endMeasuring(store, modelId, (model) => ({ ...model, ...parkedFor(parked) }));
}

/**
 * Uses what the same file came to under another id, when there is such a one.
 * @returns whether there was
 */
export async function reuseMeasurement(store: PricingStore, model: MeasuredModel): Promise<boolean> {
  const outcome = outcomeOfSameFile(model.fileName, await store.measuredOfContent(model.sha256));
  return outcome !== null && endMeasuring(store, model.id, (now) => ({ ...now, ...outcome }));
}

async function endMeasuring(
  { models }: Models,
  modelId: string,
  end: (model: MeasuredModel) => MeasuredModel,
): Promise<boolean> {
  return retryLostRace(async () => {
    const loaded = await models.load(modelId);
    if (loaded?.state.state !== 'MEASURING') return false;
    const next = end(loaded.state);
    await models.save(loaded, next, { events: modelEvents(next) });
    return true;
  });
}
