'use client';

import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CatalogueDocument, type CatalogueQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { pageSize } from './page-size.ts';
import { pieceColumns, PieceRow } from './piece-row.tsx';
import { PieceSearch } from './piece-search.tsx';

export interface CatalogueViewProps {
  readonly search: string;
  /** As the server read it. */
  readonly page: CatalogueQuery['products'];
}

/** The pieces of the catalogue, as the house orders them. */
export function CatalogueView({ search, page }: CatalogueViewProps): ReactNode {
  const t = useTranslations('catalogue');
  const orders = useTranslations('orders');
  const ask = useGraph();
  const [list, setList] = useState(page);
  const [read, setRead] = useState(page);
  if (read !== page) {
    setRead(page);
    setList(page);
  }
  const more = useAction(async () => {
    const after = list.pageInfo.endCursor;
    const { products } = await ask(CatalogueDocument, { first: pageSize, search, after });
    setList((now) => ({ ...products, nodes: [...now.nodes, ...products.nodes] }));
    return null;
  });
  return (
    <>
      <PageTitle aside={<span className="text-ink-soft">{t('count', { count: list.totalCount })}</span>}>
        {t('title')}
      </PageTitle>
      <PieceSearch search={search} />
      {list.nodes.length === 0 ? (
        <EmptyState title={t('nothingFound')} text={t('nothingFoundText')} />
      ) : (
        <>
          <div
            aria-hidden
            className={clsx('caption hidden border-b border-hairline-strong py-2 lg:grid', pieceColumns)}
          >
            <span className="col-span-2">{t('columns.piece')}</span>
            <span className="text-right">{t('columns.price')}</span>
            <span className="text-right">{t('columns.leadTime')}</span>
            <span>{t('columns.changed')}</span>
          </div>
          <ol aria-label={t('title')} data-testid="pieces">
            {list.nodes.map((piece) => (
              <PieceRow key={piece.id} piece={piece} />
            ))}
          </ol>
        </>
      )}
      {list.pageInfo.hasNextPage && (
        <div className="mt-8 grid justify-items-center gap-3">
          <Button variant="secondary" pending={more.pending} onClick={() => more.run()} data-testid="more">
            {orders('more')}
          </Button>
          <FailureNote failure={more.failure} />
        </div>
      )}
    </>
  );
}
