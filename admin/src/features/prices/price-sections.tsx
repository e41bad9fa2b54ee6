import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NavLink } from '../../ui/nav-link.tsx';

/** The two halves of the price list: what changes hourly, and what changes rarely. */
export function PriceSections(): ReactNode {
  const t = useTranslations('prices');
  return (
    <nav aria-label={t('sections')} className="mb-8 flex h-11 gap-6 border-b border-hairline">
      <NavLink href="/prices/rates">{t('toRates')}</NavLink>
      <NavLink href="/prices/rules">{t('toRules')}</NavLink>
    </nav>
  );
}
