import { AggregateStore, type Loaded } from '@alexandrite/service-kit/aggregates';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import type { Quote } from '../domain/quote/quote.ts';
import { measuredModelModel } from './measured-model-model.ts';
import { measuredModelQueries } from './measured-models.ts';
import { openPriceBook } from './price-book.ts';
import { openPriceVersions } from './price-versions.ts';
import { quoteModel } from './quote-model.ts';

export type PricingStore = ReturnType<typeof openPricingStore>;

/** Everything the pricing service keeps; the subgraph and its workers open it alike. */
export function openPricingStore({ mongo, clock, relay }: Pick<Platform, 'mongo' | 'clock' | 'relay'>) {
  const quoteRecords = quoteModel(mongo);
  const modelRecords = measuredModelModel(mongo);
  relay.watch(quoteRecords);
  relay.watch(modelRecords);
  const quotes = new AggregateStore<Quote>({
    model: quoteRecords,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
    live: { entity: 'Quote', ownerOf: ({ ownerId }) => ownerId },
  });
  const models = new AggregateStore<MeasuredModel>({
    model: modelRecords,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
  });
  const priceVersions = openPriceVersions({ mongo, clock, relay });
  return {
    quotes,
    models,
    priceVersions,
    prices: openPriceBook(priceVersions, clock),
    ...measuredModelQueries(models),

    /** Quotes by id, for a loader; in no particular order. */
    async findQuotes(ids: readonly string[]): Promise<Loaded<Quote>[]> {
      return quotes.find({ _id: { $in: ids } }, ids.length);
    },

    /** Quotes whose price holds at a moment, newest first. */
    findOpenQuotes: (moment: Date, limit: number): Promise<Loaded<Quote>[]> =>
      quotes.find({ state: 'READY', validUntil: { $gt: moment } }, limit, { requestedAt: -1 }),

    /** How many quotes have a price that holds at a moment. */
    countOpenQuotes: (moment: Date): Promise<number> => quotes.count({ state: 'READY', validUntil: { $gt: moment } }),

    /** Ids of quotes that wait for a model. */
    async idsWaitingForModel(modelId: string): Promise<string[]> {
      const found = await quoteRecords.find({ modelId, state: { $in: ['QUEUED', 'CALCULATING'] } }, { _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },

    /** Ids of quotes that failed because their model could not be measured, asked for since a moment. */
    async idsFailedByMeasuring(modelId: string, since: Date): Promise<string[]> {
      const failed = {
        modelId,
        state: 'FAILED' as const,
        'problems.code': 'MEASURING_FAILED',
        requestedAt: { $gte: since },
      };
      const found = await quoteRecords.find(failed, { _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },

    /** Ids of quotes that were asked for before a moment and still wait, oldest first. */
    async idsWaitingSince(moment: Date, limit: number): Promise<string[]> {
      const found = await quoteRecords
        .find({ state: 'QUEUED', requestedAt: { $lt: moment } }, { _id: 1 })
        .sort({ requestedAt: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },
  };
}
