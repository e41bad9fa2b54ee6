import type { EventPayloads } from '@alexandrite/contracts/events';
import { notMeasured, outcomeOfSameFile } from '../domain/quote/model-outcome.ts';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import type { MeasuringQueue } from './measuring-queue.ts';
import { advanceQuotesOf } from './advance-quote.ts';
import { modelEvents } from './model-events.ts';
import type { QuoteDesk } from './quote-desk.ts';

/**
 * Remembers an uploaded model and has it measured, unless the same file was measured before. Told twice, it is measured
 * once.
 */
export async function takeUpModel(
  desk: QuoteDesk,
  queue: MeasuringQueue,
  uploaded: EventPayloads['model.uploaded.v1'],
): Promise<void> {
  const { store, clock } = desk;
  const { modelId, channel = 'SHOP', ...file } = uploaded;
  let known = (await store.models.load(modelId))?.state;
  if (!known) {
    const outcome = outcomeOfSameFile(file.fileName, await store.measuredOfContent(file.sha256)) ?? notMeasured;
    known = { ...file, id: modelId, channel, takenUpAt: clock(), ...outcome } satisfies MeasuredModel;
    await store.models.insertOnce(known, { events: modelEvents(known) });
  }
  if (known.state === 'MEASURING') await queue.add(known);
  // Quotes asked for by somebody whose model it is not need not wait.
  await advanceQuotesOf(desk, modelId);
}
