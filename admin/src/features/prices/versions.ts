import type { RatesVersionFragment, RulesVersionFragment } from '../../gql/graphql.ts';

export type RatesVersion = RatesVersionFragment;
export type RulesVersion = RulesVersionFragment;

/** A page of versions, newest first. */
export interface Versions<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A moment from a field of a form (`2026-03-14T15:30`, in the reader's zone); null when it is empty: at once. */
export function momentOf(text: string): string | null {
  const moment = new Date(text);
  return text === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
