import type { EventHandler } from '@alexandrite/service-kit/events';
import { recordMeasurement } from '../commands/record-measurement.ts';
import type { ShopDesk } from '../commands/shop-desk.ts';

/** A model could not be read: its owner is told why. */
export function onModelRejected(desk: ShopDesk): EventHandler<'model.rejected.v1'> {
  return async ({ id: eventId, payload: { modelId, code } }) => {
    await recordMeasurement(desk, { modelId, eventId, measurement: { readable: false, problem: code } });
  };
}
