import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import { type Connection, decodeCursor, momentKey, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import { parkedSortKey } from '../store/index.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** Models that could not be measured in any of their tries, newest first. Others than staff see none. */
export async function parkedModels(
  { store }: QuoteDesk,
  caller: Identity,
  { first, after }: { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
): Promise<Connection<Loaded<MeasuredModel>>> {
  const size = pageSize(first, 20);
  const found = mayRead('ParkedModel', caller, {})
    ? await store.parkedModels(decodeCursor(after, momentKey), size + 1)
    : [];
  return toConnection(found, size, ({ state }) => parkedSortKey(state));
}
