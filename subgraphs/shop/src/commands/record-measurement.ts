import { type NewEvent, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { type Measurement, type UploadedModel, withMeasurement } from '../domain/models/model.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface RecordMeasurement {
  readonly modelId: string;
  readonly eventId: string;
  readonly measurement: Measurement;
}

/** Writes down what pricing found in a model's file. The same news changes nothing twice. */
export async function recordMeasurement(
  { store: { models } }: ShopDesk,
  { modelId, eventId, measurement }: RecordMeasurement,
): Promise<void> {
  await retryLostRace(async () => {
    const loaded = await models.load(modelId);
    // Pricing measures what it was told of, so a model that is not here is none of this database.
    if (!loaded || loaded.handledEvents.includes(eventId)) return;
    const next = withMeasurement(loaded.state, measurement);
    if (!next) return;
    // A new preview of what was ready before is no news to others.
    const events = next.status === loaded.state.status ? [] : [newsOf(next)];
    await models.save(loaded, next, { events, handledEvent: eventId });
  });
}

function newsOf({ id: modelId, ownerId, problem: code }: UploadedModel): NewEvent {
  return code === null
    ? { type: 'model.ready.v1', payload: { modelId, ownerId } }
    : { type: 'model.unreadable.v1', payload: { modelId, ownerId, code } };
}
