import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import type { PricingStore } from '../store/index.ts';

/** Keeps what a worker measured. What was kept first stays: a job that ran twice changes nothing. */
export async function keepMeasurement(store: PricingStore, modelId: string, result: MeasuringResult): Promise<void> {
  await retryLostRace(async () => {
    const loaded = await store.models.load(modelId);
    if (loaded?.state.state !== 'MEASURING') return;
    const next: MeasuredModel = result.ok
      ? { ...loaded.state, state: 'MEASURED', measurement: result.measurement }
      : { ...loaded.state, state: 'REJECTED', problem: result.problem };
    const event = result.ok
      ? ({ type: 'model.measured.v1', payload: { modelId } } as const)
      : ({ type: 'model.rejected.v1', payload: { modelId, code: result.problem.code } } as const);
    await store.models.save(loaded, next, { events: [event] });
  });
}
