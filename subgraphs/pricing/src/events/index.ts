import type { EventHandlers } from '@alexandrite/service-kit/events';
import type { QuoteDesk } from '../commands/quote-desk.ts';
import type { MeasuringQueue } from '../commands/measuring-queue.ts';
import { onModelMeasured } from './on-model-measured.ts';
import { onModelRejected } from './on-model-rejected.ts';
import { onModelUploaded } from './on-model-uploaded.ts';
import { onOrderSubmitted } from './on-order-submitted.ts';

/** Everything the pricing service listens to. */
export function pricingEventHandlers(desk: QuoteDesk, queue: MeasuringQueue): EventHandlers {
  return {
    'model.uploaded.v1': onModelUploaded(desk, queue),
    'model.measured.v1': onModelMeasured(desk),
    'model.rejected.v1': onModelRejected(desk),
    'order.submitted.v1': onOrderSubmitted(desk),
  };
}
