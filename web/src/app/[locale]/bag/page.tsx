import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageTitle } from '../../../ui/page-title.tsx';
import { BagCheckout } from './bag-checkout.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('bag');
  return { title: t('title'), robots: { index: false } };
}

export default async function BagPage(): Promise<ReactNode> {
  const t = await getTranslations('bag');
  return (
    <div className="shell pt-12">
      <PageTitle>{t('title')}</PageTitle>
      <BagCheckout />
    </div>
  );
}
