import type { Metal, ProductFilter, ProductKind, ProductSort } from '../../gql/graphql.ts';

export const productKinds = ['RING', 'EARRINGS', 'PENDANT', 'BRACELET'] as const satisfies readonly ProductKind[];
export const productMetals = [
  'YELLOW_GOLD',
  'WHITE_GOLD',
  'ROSE_GOLD',
  'PLATINUM',
  'SILVER',
] as const satisfies readonly Metal[];
export const productSorts = ['FEATURED', 'PRICE_ASC', 'PRICE_DESC'] as const satisfies readonly ProductSort[];

/** What a visitor chose in the catalogue; null: anything. */
export interface CatalogueChoice {
  readonly kind: ProductKind | null;
  readonly metal: Metal | null;
  readonly collection: string | null;
  readonly sort: ProductSort;
}

/** Search parameters of a page, as Next hands them over. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a choice from the address. What it does not know it takes for 'anything'. */
export function choiceFrom(search: SearchParams): CatalogueChoice {
  const collection = search['collection'];
  return {
    kind: oneOf(productKinds, search['kind']),
    metal: oneOf(productMetals, search['metal']),
    collection: typeof collection === 'string' && /^[a-z0-9-]{1,60}$/.test(collection) ? collection : null,
    sort: oneOf(productSorts, search['sort']) ?? 'FEATURED',
  };
}

/** Address of the catalogue with a choice; what is 'anything' is left out. */
export function addressOf({ kind, metal, collection, sort }: CatalogueChoice): string {
  const search = new URLSearchParams();
  if (kind) search.set('kind', kind);
  if (metal) search.set('metal', metal);
  if (collection) search.set('collection', collection);
  if (sort !== 'FEATURED') search.set('sort', sort);
  return search.size === 0 ? '/catalogue' : `/catalogue?${search.toString()}`;
}

/** The choice as the API takes it. */
export function filterOf({ kind, metal, collection }: CatalogueChoice): ProductFilter {
  return {
    ...(kind && { kinds: [kind] }),
    ...(metal && { metals: [metal] }),
    ...(collection && { collection }),
  };
}

function oneOf<T extends string>(known: readonly T[], value: SearchParams[string]): T | null {
  return known.find((candidate) => candidate === value) ?? null;
}
