import { cache } from 'react';
import { CatalogueDocument, CollectionsDocument, ProductDocument, type ProductQuery } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { filterOf, type CatalogueChoice } from './filter.ts';

/** A piece with all that its page tells. */
export type Piece = NonNullable<ProductQuery['product']>;

/** The first `first` pieces that fit a choice. */
export async function readPieces(choice: CatalogueChoice, first: number) {
  const { products } = await query(CatalogueDocument, { filter: filterOf(choice), sort: choice.sort, first });
  return products;
}

/** All collections, in the order of the house. */
export const readCollections = cache(async () => (await query(CollectionsDocument, {})).collections);

/** A piece by its name in the address; null when there is none. Asked once for a page and its metadata. */
export const readPiece = cache(async (slug: string): Promise<Piece | null> => {
  return (await query(ProductDocument, { slug })).product;
});
