'use client';

import { Facts } from '@alexandrite/ui/facts';
import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { QuoteStateFragment } from '../../../gql/graphql.ts';
import { PriceBreakdown } from './price-breakdown.tsx';

export interface QuoteDetailsProps {
  readonly quote: QuoteStateFragment;
  /** Another choice was made since, and is being priced. */
  readonly isOld: boolean;
}

/** What the price is made of, and what was measured. */
export function QuoteDetails({ quote, isOld }: QuoteDetailsProps): ReactNode {
  return (
    <div
      aria-busy={isOld}
      className={clsx('grid gap-12 transition-opacity lg:grid-cols-2 lg:gap-20', isOld && 'opacity-50')}
    >
      {quote.breakdown.length > 0 && <PriceBreakdown quote={quote} />}
      {quote.geometry && <Measures quote={quote} geometry={quote.geometry} />}
    </div>
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
          // What is open encloses nothing.
          ...(geometry.watertight
            ? [
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
              ]
            : []),
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
          ...(geometry.thinnestWallMm === null
            ? []
            : [
                {
                  key: 'wall',
                  label: t('thinnestWall'),
                  value: `${format.number(geometry.thinnestWallMm, { maximumFractionDigits: 2 })} ${t('mm')}`,
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
