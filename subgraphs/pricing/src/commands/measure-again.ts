import { type Identity, isSignedIn, isStaff } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { type Loaded, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notFound, notSignedIn } from '@alexandrite/service-kit/refusals';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import { notMeasured } from '../domain/quote/model-outcome.ts';
import { takeUpAgain } from '../domain/quote/take-up-again.ts';
import type { MeasuringQueue } from './measuring-queue.ts';
import type { QuoteDesk } from './quote-desk.ts';
import { quoteEvents } from './quote-events.ts';

const hourMs = 3_600_000;

/**
 * Has a parked model measured once more. Quotes that failed for want of it, and are no older than a price would hold,
 * wait for it again: whoever asked for them gets the price after all. Older ones stay as they are.
 */
export async function measureAgain(
  desk: QuoteDesk,
  queue: MeasuringQueue,
  caller: Identity,
  modelId: string,
): Promise<Outcome<Loaded<MeasuredModel>, 'NotSignedIn' | 'NotAllowed' | 'NotFound'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!isStaff(caller)) return notAllowed();
  const taken = await retryLostRace(async () => {
    const loaded = await desk.store.models.load(modelId);
    if (!loaded?.state.parked) return null;
    // Before it is written down: a job that failed would have the model parked anew.
    await queue.forget(modelId);
    return desk.store.models.save(loaded, { ...loaded.state, ...notMeasured, takenUpAt: desk.clock() });
  });
  if (!taken) return notFound('MODEL_NOT_FOUND');
  const since = new Date(desk.clock().getTime() - desk.terms.validHours * hourMs);
  for (const quoteId of await desk.store.idsFailedByMeasuring(modelId, since)) await awaitAgain(desk, quoteId);
  // Last: the quotes wait by the time it is measured. Should this be the end of the process, `resumeMeasuring` adds it.
  await queue.add(taken.state);
  return accept(taken);
}

async function awaitAgain({ store }: QuoteDesk, quoteId: string): Promise<void> {
  await retryLostRace(async () => {
    const loaded = await store.quotes.load(quoteId);
    const next = loaded && takeUpAgain(loaded.state);
    if (!loaded || !next) return;
    const model = (await store.models.load(next.modelId))?.state ?? null;
    await store.quotes.save(loaded, next, { events: await quoteEvents(store, next, model) });
  });
}
