import type { EventHandlers } from '@alexandrite/service-kit/events';
import type { ShopDesk } from '../commands/shop-desk.ts';
import { onModelMeasured } from './on-model-measured.ts';
import { onModelRejected } from './on-model-rejected.ts';

/** Everything the shop listens to. */
export function shopEventHandlers(desk: ShopDesk): EventHandlers {
  return {
    'model.measured.v1': onModelMeasured(desk),
    'model.rejected.v1': onModelRejected(desk),
  };
}
