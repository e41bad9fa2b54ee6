import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import { parkModel } from './keep-measurement.ts';
import type { MeasuringQueue } from './measuring-queue.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** Models looked up at once. */
const pageSize = 200;

/**
 * Looks through the models that are to be measured and gives back to the queue what it lost: it may have been emptied,
 * or a process may have died between writing a model down and adding its job. What the queue gave up on is parked.
 */
export async function resumeMeasuring(desk: QuoteDesk, queue: MeasuringQueue): Promise<void> {
  let last: MeasuredModel | null = null;
  for (;;) {
    const page: MeasuredModel[] = await desk.store.beingMeasured(last, pageSize);
    await Promise.all(page.map((model) => resume(desk, queue, model)));
    last = page.at(-1) ?? null;
    if (page.length < pageSize) return;
  }
}

async function resume({ store, clock }: QuoteDesk, queue: MeasuringQueue, model: MeasuredModel): Promise<void> {
  const standing = await queue.standingOf(model.id);
  switch (standing.state) {
    case 'WAITS':
      return;
    case 'GIVEN_UP':
      await parkModel(store, model.id, { reason: standing.reason, at: clock() });
      return;
    case 'GONE':
      await queue.forget(model.id);
      await queue.add(model);
  }
}
