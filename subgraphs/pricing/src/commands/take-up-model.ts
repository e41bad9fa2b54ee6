import type { EventPayloads } from '@alexandrite/contracts/events';
import type { MeasuringQueue } from './measuring-queue.ts';
import { advanceQuotesOf } from './advance-quote.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** Remembers an uploaded model and has it measured. Told twice, it is measured once. */
export async function takeUpModel(
  desk: QuoteDesk,
  queue: MeasuringQueue,
  uploaded: EventPayloads['model.uploaded.v1'],
): Promise<void> {
  const { modelId, ...file } = uploaded;
  const known = await desk.store.models.load(modelId);
  if (!known) {
    await desk.store.models.insertOnce({ ...file, id: modelId, state: 'MEASURING', measurement: null, problem: null });
  }
  if (!known || known.state.state === 'MEASURING') await queue.add(modelId);
  // Quotes asked for by somebody whose model it is not need not wait.
  await advanceQuotesOf(desk, modelId);
}
