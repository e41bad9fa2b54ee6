import type { Identity } from '@alexandrite/contracts/identity';
import type { Caller } from '@alexandrite/service-kit/subgraph';
import type DataLoader from 'dataloader';
import type { QuoteDesk } from './commands/quote-desk.ts';
import { createQuoteLoader } from './resolvers/quote-loader.ts';
import type { QuoteView } from './resolvers/quote-view.ts';

/** What a resolver is handed: one request's caller, its loader and the desk that does the work. */
export interface SubgraphContext {
  readonly caller: Identity;
  readonly desk: QuoteDesk;
  /** Quotes the caller may see, by id; null for others. */
  readonly quoteById: DataLoader<string, QuoteView | null>;
}

export function createContext(desk: QuoteDesk, { identity }: Caller): SubgraphContext {
  return { caller: identity, desk, quoteById: createQuoteLoader(desk, identity) };
}
