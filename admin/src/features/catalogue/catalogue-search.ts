export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Longer ones find nothing, and only make a long address. */
const longestSearch = 100;

/** What somebody looks for, from the address of the page; empty for everything. */
export function readSearch({ search }: Search): string {
  return typeof search === 'string' ? search.trim().slice(0, longestSearch) : '';
}

/** The address of the list of what somebody looks for. */
export function catalogueAddress(search: string): string {
  return search === '' ? '/catalogue' : `/catalogue?${new URLSearchParams({ search }).toString()}`;
}
