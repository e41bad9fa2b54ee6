import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PriceSections } from '../../../features/prices/price-sections.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export default async function PricesLayout({ children }: { readonly children: ReactNode }): Promise<ReactNode> {
  const t = await getTranslations('prices');
  return (
    <div className="shell pb-20 pt-7">
      <PageTitle>{t('title')}</PageTitle>
      <PriceSections />
      {children}
    </div>
  );
}
