import { Button } from '@alexandrite/ui/button';
import { ErrorState } from '@alexandrite/ui/states';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { readViewer } from '../../../features/account/read-viewer.ts';
import { readOffer, readUploadedModel } from '../../../features/made-to-order/read-made-to-order.ts';
import { Tips } from '../../../features/made-to-order/tips.tsx';
import { Link } from '../../../lib/i18n/navigation.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { MadeToOrder } from './made-to-order.tsx';

interface MadeToOrderPageProps {
  readonly searchParams: Promise<{ readonly model?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('madeToOrder');
  return {
    title: t('title'),
    description: t('description'),
    openGraph: { title: t('title'), description: t('description') },
  };
}

export default async function MadeToOrderPage({ searchParams }: MadeToOrderPageProps): Promise<ReactNode> {
  const { model } = await searchParams;
  const [offer, uploaded, viewer, t] = await Promise.all([
    readOffer(),
    readUploadedModel(typeof model === 'string' ? model : undefined),
    readViewer(),
    getTranslations('madeToOrder'),
  ]);
  return (
    <div className="shell pt-12">
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {offer ? (
        <MadeToOrder {...offer} uploaded={uploaded} signedIn={viewer !== null} />
      ) : (
        <ErrorState
          className="mb-14"
          title={t('noPricesTitle')}
          text={t('noPricesText')}
          action={
            <Button asChild variant="secondary">
              <Link href="/catalogue">{t('toCatalogue')}</Link>
            </Button>
          }
        />
      )}
      <Tips />
    </div>
  );
}
