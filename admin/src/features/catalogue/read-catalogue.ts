import { cache } from 'react';
import { CatalogueDocument, PieceForEditingDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** The first page of what is found; of everything when nothing is looked for. */
export async function readCatalogue(search: string) {
  return (await query(CatalogueDocument, { first: pageSize, search })).products;
}

/** A piece with what is edited of it; null when there is none. Asked once for a page and its metadata. */
export const readPiece = cache(async (slug: string) => {
  const { product } = await query(PieceForEditingDocument, { slug });
  return product?.editing ? { ...product, editing: product.editing } : null;
});

/** A piece as somebody who may edit it sees it. */
export type Piece = NonNullable<Awaited<ReturnType<typeof readPiece>>>;
