import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import DataLoader from 'dataloader';
import type { QuoteDesk } from '../commands/quote-desk.ts';
import type { QuoteView } from './quote-view.ts';

/** Loads quotes of one request in one query. What the caller may not see is null, as if it did not exist. */
export function createQuoteLoader({ store }: QuoteDesk, caller: Identity): DataLoader<string, QuoteView | null> {
  return new DataLoader(async (ids) => {
    const found = await store.findQuotes(ids);
    const views = new Map(
      found
        .filter(({ state }) => mayRead('Quote', caller, { OWNER: state.ownerId }))
        .map(({ state: quote, revision }) => [quote.id, { quote, revision }]),
    );
    return ids.map((id) => views.get(id) ?? null);
  });
}
