import type { Identity } from '@alexandrite/contracts/identity';
import type { CacheTags } from '@alexandrite/service-kit/cache';
import type { Caller } from '@alexandrite/service-kit/subgraph';
import type DataLoader from 'dataloader';
import type { MeasuringQueue } from './commands/measuring-queue.ts';
import type { QuoteDesk } from './commands/quote-desk.ts';
import { priceListTag } from './domain/price/rules/price-list-tag.ts';
import type { PriceList } from './domain/price/rules/price-rules.ts';
import type { Quote } from './domain/quote/quote.ts';
import { createQuoteLoader } from './resolvers/quote-loader.ts';
import type { QuoteView } from './resolvers/quote-view.ts';

/** What a resolver is handed: one request's caller, its loader, the prices of its moment, the desk that does the work. */
export interface SubgraphContext {
  readonly caller: Identity;
  readonly desk: QuoteDesk;
  readonly queue: MeasuringQueue;
  /** Quotes the caller may see, by id; null for others. */
  readonly quoteById: DataLoader<string, QuoteView | null>;
  /** The rules and rates in force: the same for the whole request. What is shown of them is stored as long as they are. */
  readonly priceList: () => Promise<PriceList>;
  /** The rules and rates that a quote was priced by. */
  readonly priceListOf: (quote: Pick<Quote, 'rulesVersion' | 'ratesVersion'>) => Promise<PriceList>;
}

export function createContext(
  desk: QuoteDesk,
  queue: MeasuringQueue,
  { identity }: Caller,
  cacheTags: CacheTags,
): SubgraphContext {
  const { prices } = desk.store;
  let inForce: Promise<PriceList> | null = null;
  const read = async (): Promise<PriceList> => {
    const { list, until } = await prices.readInForce();
    cacheTags.add(priceListTag);
    if (until) cacheTags.endsAt(until);
    return list;
  };
  return {
    caller: identity,
    desk,
    queue,
    quoteById: createQuoteLoader(desk, identity),
    priceList: () => (inForce ??= read()),
    priceListOf: (quote) => prices.of(quote),
  };
}
