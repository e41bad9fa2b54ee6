'use client';

import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { LineQuoteFragment } from '../../../gql/graphql.ts';

/** What a price is made of: opened when somebody wants to know. */
export function Breakdown({ lines }: { readonly lines: LineQuoteFragment['breakdown'] }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <details className="group" data-testid="breakdown">
      <summary className="w-fit cursor-pointer py-1 text-small text-ink-soft hover:text-ink">{t('breakdown')}</summary>
      <table className="mt-1 w-full text-small">
        <caption className="sr-only">{t('breakdown')}</caption>
        <tbody>
          {lines.map(({ kind, label, basis, amount }) => (
            <tr key={`${kind} ${label}`} className="border-t border-hairline align-baseline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {label}
              </th>
              <td className="py-1.5 pr-4 text-ink-soft">{basis}</td>
              <td className="py-1.5 text-right">
                <Price amount={amount} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
