import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { priceRoles } from '../../../../features/account/sections.ts';
import { RatesView } from '../../../../features/prices/rates-view.tsx';
import { readMetalRates } from '../../../../features/prices/read-prices.ts';
import { requireStaff } from '../../require-staff.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('prices');
  return { title: t('toRates') };
}

export default async function RatesPage(): Promise<ReactNode> {
  await requireStaff('/prices/rates', priceRoles);
  return <RatesView {...await readMetalRates()} />;
}
