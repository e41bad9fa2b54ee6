import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { readViewer } from '../../../features/account/read-viewer.ts';
import { readMaterials, readStones, readUploadedModel } from '../../../features/made-to-order/read-made-to-order.ts';
import { Tips } from '../../../features/made-to-order/tips.tsx';
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
  const [materials, stones, uploaded, viewer, t] = await Promise.all([
    readMaterials(),
    readStones(),
    readUploadedModel(typeof model === 'string' ? model : undefined),
    readViewer(),
    getTranslations('madeToOrder'),
  ]);
  return (
    <div className="shell pt-12">
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <MadeToOrder materials={materials} stones={stones} uploaded={uploaded} signedIn={viewer !== null} />
      <Tips />
    </div>
  );
}
