'use client';

import { Button } from '@alexandrite/ui/button';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CatalogueDocument, type CatalogueQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useAction } from '../../lib/use-action.ts';
import { filterOf, type CatalogueChoice } from './filter.ts';
import { pageSize } from './page-size.ts';
import { PieceCard } from './piece-card.tsx';

/** Pieces in the first rows: their pictures are fetched at once. */
const aboveTheFold = 4;

export interface PieceGridProps {
  readonly choice: CatalogueChoice;
  /** The first page, as the server read it. */
  readonly firstPage: CatalogueQuery['products'];
}

/** Pieces in rows, and more of them on request. Give it a `key` of the choice: another choice is another list. */
export function PieceGrid({ choice, firstPage }: PieceGridProps): ReactNode {
  const t = useTranslations('catalogue');
  const ask = useGraph();
  const [pages, setPages] = useState([firstPage]);
  const pieces = pages.flatMap(({ nodes }) => nodes);
  const last = pages.at(-1) ?? firstPage;
  const more = useAction(async () => {
    const { products } = await ask(CatalogueDocument, {
      filter: filterOf(choice),
      sort: choice.sort,
      first: pageSize,
      after: last.pageInfo.endCursor,
    });
    setPages((read) => [...read, products]);
    return null;
  });
  return (
    <>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-12 md:grid-cols-3 md:gap-x-8 lg:grid-cols-4 lg:gap-y-16">
        {pieces.map((piece, index) => (
          <li key={piece.id}>
            <PieceCard piece={piece} urgent={index < aboveTheFold} />
          </li>
        ))}
      </ul>
      {last.pageInfo.hasNextPage && (
        <div className="mt-16 grid justify-items-center gap-3">
          <p className="caption figures">{t('shown', { shown: pieces.length, total: last.totalCount })}</p>
          <Button variant="secondary" size="lg" pending={more.pending} onClick={() => more.run()}>
            {t('more')}
          </Button>
          {more.failure && (
            <p role="alert" className="text-small text-bad">
              {more.failure.message}
            </p>
          )}
        </div>
      )}
    </>
  );
}
