import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { addressOf, choiceFrom, type SearchParams } from '../../../../features/catalogue/filter.ts';
import { Filters } from '../../../../features/catalogue/filters.tsx';
import { PieceGrid } from '../../../../features/catalogue/piece-grid.tsx';
import { pageSize } from '../../../../features/catalogue/page-size.ts';
import { readCollections, readPieces } from '../../../../features/catalogue/read-catalogue.ts';
import { Link } from '../../../../lib/i18n/navigation.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';

interface CataloguePageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue');
  return {
    title: t('title'),
    description: t('description'),
    openGraph: { title: t('title'), description: t('description') },
  };
}

export default async function CataloguePage({ searchParams }: CataloguePageProps): Promise<ReactNode> {
  const choice = choiceFrom(await searchParams);
  const [pieces, collections, t] = await Promise.all([
    readPieces(choice, pageSize),
    readCollections(),
    getTranslations('catalogue'),
  ]);
  const collection = collections.find(({ slug }) => slug === choice.collection);
  return (
    <div className="shell pt-12">
      <PageTitle
        lead={collection?.description ?? t('description')}
        aside={<p className="caption figures">{t('count', { count: pieces.totalCount })}</p>}
      >
        {collection?.name ?? t('title')}
      </PageTitle>
      <Filters choice={choice} collections={collections} />
      {pieces.nodes.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Button asChild variant="secondary">
              <Link href="/catalogue">{t('reset')}</Link>
            </Button>
          }
        />
      ) : (
        <PieceGrid key={addressOf(choice)} choice={choice} firstPage={pieces} />
      )}
    </div>
  );
}
