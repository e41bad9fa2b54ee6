'use client';

import { formatMoney, Price } from '@alexandrite/ui/price';
import { Table, Td, Th } from '@alexandrite/ui/table';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ChangePreviewFragment } from '../../gql/graphql.ts';

/** What a change would do to the quotes that hold a price: in sum, and those that it moves the most. */
export function ChangePreview({ preview }: { readonly preview: ChangePreviewFragment }): ReactNode {
  const t = useTranslations('prices.preview');
  const locale = useLocale();
  const format = useFormatter();
  const { openQuoteCount, computedCount, sumNowMinor, sumThenMinor, dearerCount, cheaperCount, refusedCount } = preview;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: 'RUB' }, locale);
  const share = sumNowMinor === 0 ? 0 : sumThenMinor / sumNowMinor - 1;
  const percent = format.number(share, { style: 'percent', maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  if (openQuoteCount === 0) return <p className="text-ink-soft">{t('none')}</p>;
  return (
    <div className="grid gap-4" data-testid="change-preview">
      <p className="text-lead">
        {t('sum', { count: computedCount, now: money(sumNowMinor), then: money(sumThenMinor), percent })}
      </p>
      <p className="text-small text-ink-soft">
        {t('counts', { dearer: dearerCount, cheaper: cheaperCount })}
        {refusedCount > 0 && <span className="text-bad"> {t('refused', { count: refusedCount })}</span>}
        {computedCount < openQuoteCount && ` ${t('partly', { computed: computedCount, open: openQuoteCount })}`}
      </p>
      {preview.largestChanges.length > 0 && (
        <Table caption={t('largest')} className="text-small">
          <thead>
            <tr>
              <Th>{t('quote')}</Th>
              <Th numeric>{t('now')}</Th>
              <Th numeric>{t('then')}</Th>
              <Th numeric>{t('difference')}</Th>
            </tr>
          </thead>
          <tbody>
            {preview.largestChanges.map(({ quote, priceNow, priceThen, differenceMinor, refusal }) => (
              <tr key={quote.id}>
                <Td>
                  {quote.model?.fileName ?? quote.id}
                  <span className="caption block">
                    {quote.material.name}
                    {quote.quantity > 1 && ` × ${String(quote.quantity)}`}
                  </span>
                </Td>
                <Td numeric>
                  <Price amount={priceNow} locale={locale} />
                </Td>
                <Td numeric>{priceThen ? <Price amount={priceThen} locale={locale} /> : '–'}</Td>
                <Td numeric>
                  {differenceMinor === null ? (
                    <span className="text-bad">{refusal}</span>
                  ) : (
                    `${differenceMinor > 0 ? '+' : ''}${money(differenceMinor)}`
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="caption">{t('keep')}</p>
    </div>
  );
}
