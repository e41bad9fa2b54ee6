import type { EventHandler } from '@alexandrite/service-kit/events';
import { recordMeasurement } from '../commands/record-measurement.ts';
import type { ShopDesk } from '../commands/shop-desk.ts';

/** A model could be read: it is ready to be priced and ordered. */
export function onModelMeasured(desk: ShopDesk): EventHandler<'model.measured.v1'> {
  return async ({ id: eventId, payload: { modelId, preview } }) => {
    const kept = preview ? { storageKey: preview.storageKey, byteSize: preview.byteSize } : null;
    await recordMeasurement(desk, { modelId, eventId, measurement: { readable: true, preview: kept } });
  };
}
