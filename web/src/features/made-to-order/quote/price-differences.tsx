'use client';

import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PriceDifference } from './use-reprice.ts';

/** What changed since the price before, line by line. */
export function PriceDifferences({ difference }: { readonly difference: PriceDifference }): ReactNode {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  const { previousPrice, differenceMinor, changes } = difference;
  const by = { amountMinor: Math.abs(differenceMinor), currency: previousPrice.currency };
  const way = differenceMinor === 0 ? 'same' : differenceMinor > 0 ? 'dearer' : 'cheaper';
  return (
    <div className="grid gap-2 bg-sunk px-5 py-4 text-small" role="status" data-testid="price-difference">
      <p className="font-medium">{t.rich(`difference.${way}`, { by: () => <Price amount={by} locale={locale} /> })}</p>
      {changes.length > 0 && (
        <table className="w-full">
          <caption className="sr-only">{t('difference.caption')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('difference.line')}</th>
              <th scope="col">{t('difference.before')}</th>
              <th scope="col">{t('difference.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ kind, label, before, after }) => (
              <tr key={`${kind} ${label}`} className="border-t border-hairline align-baseline">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                  {label}
                </th>
                <td className="figures py-1.5 pr-4 text-right text-ink-faint line-through">
                  {before && <Price amount={before} locale={locale} />}
                </td>
                <td className="figures py-1.5 text-right">{after ? <Price amount={after} locale={locale} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
