'use client';

import { useEffect, useState } from 'react';
import { BagPieceDocument, type BagPieceQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import type { Bag } from './bag.ts';

export type BagPiece = NonNullable<BagPieceQuery['product']>;

/**
 * What the catalogue says today about the pieces in a bag, by slug: null for one that is no longer made. An entry
 * without an answer is still on its way; `failed` when the catalogue cannot be read.
 */
export function useBagPieces(bag: Bag): {
  readonly pieces: ReadonlyMap<string, BagPiece | null>;
  readonly failed: boolean;
} {
  const ask = useGraph();
  const [pieces, setPieces] = useState<ReadonlyMap<string, BagPiece | null>>(new Map());
  const [failed, setFailed] = useState(false);
  const slugs = [...new Set(bag.map(({ slug }) => slug))].sort().join(' ');
  useEffect(() => {
    const reading = new AbortController();
    const read = async (slug: string) => {
      const { product } = await ask(BagPieceDocument, { slug }, reading.signal);
      return [slug, product] as const;
    };
    Promise.all(slugs.split(' ').filter(Boolean).map(read)).then(
      (found) => setPieces(new Map(found)),
      () => {
        if (!reading.signal.aborted) setFailed(true);
      },
    );
    return () => reading.abort();
  }, [ask, slugs]);
  return { pieces, failed };
}
