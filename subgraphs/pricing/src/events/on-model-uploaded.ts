import type { EventHandler } from '@alexandrite/service-kit/events';
import type { QuoteDesk } from '../commands/quote-desk.ts';
import { takeUpModel } from '../commands/take-up-model.ts';
import type { MeasuringQueue } from '../commands/measuring-queue.ts';

/** Has an uploaded model measured. */
export function onModelUploaded(desk: QuoteDesk, queue: MeasuringQueue): EventHandler<'model.uploaded.v1'> {
  return ({ payload }) => takeUpModel(desk, queue, payload);
}
