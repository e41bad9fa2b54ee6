import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { priceRoles } from '../../../../features/account/sections.ts';
import { readRuleHistory, readRules } from '../../../../features/prices/read-prices.ts';
import { RulesView } from '../../../../features/prices/rules-view.tsx';
import { requireStaff } from '../../require-staff.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('prices');
  return { title: t('toRules') };
}

export default async function RulesPage(): Promise<ReactNode> {
  await requireStaff('/prices/rules', priceRoles);
  const [history, inForce] = await Promise.all([readRuleHistory(), readRules(null)]);
  if (!inForce) notFound();
  return <RulesView inForce={inForce} history={history} />;
}
