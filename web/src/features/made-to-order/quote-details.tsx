'use client';

import { Facts } from '@alexandrite/ui/facts';
import { Price } from '@alexandrite/ui/price';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { QuoteStateFragment } from '../../gql/graphql.ts';

/** What the price is made of, and what was measured. */
export function QuoteDetails({ quote }: { readonly quote: QuoteStateFragment }): ReactNode {
  return (
    <div className="grid gap-12 lg:grid-cols-2 lg:gap-20">
      {quote.breakdown.length > 0 && <Breakdown quote={quote} />}
      {quote.geometry && <Measures quote={quote} geometry={quote.geometry} />}
    </div>
  );
}

function Breakdown({ quote }: { readonly quote: QuoteStateFragment }): ReactNode {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  return (
    <section>
      <h2 className="mb-5 font-display text-title">{t('breakdown')}</h2>
      <dl className="border-t border-hairline" data-testid="quote-breakdown">
        {quote.breakdown.map((line) => (
          <div key={line.kind} className="flex items-baseline justify-between gap-6 border-b border-hairline py-3">
            <dt className="grid">
              <span>{line.label}</span>
              <span className="caption">{line.basis}</span>
            </dt>
            <dd>
              <Price amount={line.amount} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface MeasuresProps {
  readonly quote: QuoteStateFragment;
  readonly geometry: NonNullable<QuoteStateFragment['geometry']>;
}

function Measures({ quote, geometry }: MeasuresProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const product = useTranslations('product');
  const format = useFormatter();
  const length = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const { x, y, z } = geometry.boundingBox.size;
  return (
    <section>
      <h2 className="mb-5 font-display text-title">{t('measures')}</h2>
      <Facts
        facts={[
          {
            key: 'volume',
            label: t('volume'),
            value: (
              <span data-volume-mm3={geometry.volumeMm3}>
                {format.number(geometry.volumeMm3, { maximumFractionDigits: 2 })} {t('mm3')}
              </span>
            ),
            testId: 'geometry-volume',
          },
          { key: 'size', label: t('size'), value: `${length(x)} × ${length(y)} × ${length(z)} ${t('mm')}` },
          ...(quote.massGrams === null
            ? []
            : [
                {
                  key: 'mass',
                  label: t('mass'),
                  value: t('grams', { mass: format.number(quote.massGrams, { maximumFractionDigits: 2 }) }),
                },
              ]),
          { key: 'triangles', label: t('triangles'), value: format.number(geometry.triangleCount) },
          { key: 'surface', label: t('watertight'), value: geometry.watertight ? t('closed') : t('open') },
          ...(quote.leadTimeDays === null
            ? []
            : [{ key: 'lead', label: t('leadTime'), value: product('leadTimeDays', { days: quote.leadTimeDays }) }]),
        ]}
      />
    </section>
  );
}
