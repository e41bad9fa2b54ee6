import type { CollectionsQuery, PhotoFragment, PieceCardFragment } from '../../gql/graphql.ts';

export type CoveredCollection = CollectionsQuery['collections'][number] & { readonly cover: PhotoFragment | null };

/** Collections with a picture each: that of their first piece. Empty collections are left out. */
export function covers(
  collections: CollectionsQuery['collections'],
  pieces: readonly PieceCardFragment[],
): readonly CoveredCollection[] {
  return collections
    .filter(({ productCount }) => productCount > 0)
    .map((collection) => {
      const piece = pieces.find((candidate) => candidate.collection.slug === collection.slug);
      return { ...collection, cover: piece?.pictures[0] ?? null };
    });
}
