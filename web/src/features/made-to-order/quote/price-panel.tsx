'use client';

import { Button } from '@alexandrite/ui/button';
import { DateTime } from '@alexandrite/ui/date-time';
import { Price } from '@alexandrite/ui/price';
import { Progress } from '@alexandrite/ui/progress';
import { ErrorState } from '@alexandrite/ui/states';
import { LiveRegion } from '@alexandrite/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { QuoteStateFragment } from '../../../gql/graphql.ts';
import { PriceDifferences } from './price-differences.tsx';
import { priceStage } from './quote-progress.ts';
import { useNow } from './use-now.ts';
import { useReprice } from './use-reprice.ts';
import type { Upload } from '../model/use-upload.ts';

export interface PricePanelProps {
  readonly upload: Upload;
  readonly quote: QuoteStateFragment | null;
  /** Ordering at this price. */
  readonly order: ReactNode;
  /** The quote has a new price. */
  readonly onRepriced: (quote: QuoteStateFragment) => void;
}

/** The price: on its way, there, run out, or impossible. */
export function PricePanel({ upload, quote, order, onRepriced }: PricePanelProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  const now = useNow();
  const stage = priceStage(quote, now);
  const { reprice, pending, failure, difference } = useReprice(quote, onRepriced);
  if (upload.progress !== null && upload.progress < 1) {
    const text = t('uploading', { percent: Math.round(upload.progress * 100) });
    return <Working text={text} progress={upload.progress} stage="uploading" />;
  }
  if (quote === null) return null;
  if (stage === 'impossible') {
    // What blocks the price in the model is said among its problems.
    const isSaid = quote.problems.some(({ severity }) => severity === 'BLOCKS');
    return quote.failure === null || isSaid ? null : <ErrorState title={quote.failure} />;
  }
  if (stage === 'queued') return <Working text={t('queued')} progress={null} stage="queued" />;
  if (stage === 'measuring') return <Working text={t('calculating')} progress={quote.progress} stage="measuring" />;
  return (
    <div className="grid gap-5 border-t border-ink pt-5" data-testid="quote" data-stage={stage}>
      {quote.price && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <span className={stage === 'expired' ? 'text-ink-faint line-through' : undefined}>
            <Price
              amount={quote.price}
              locale={locale}
              className="text-title tracking-tight"
              data-testid="quote-price"
            />
          </span>
          <span className="caption">{t('priceFor', { count: quote.quantity })}</span>
          <LiveRegion>
            {t('price')}: <Price amount={quote.price} locale={locale} />
          </LiveRegion>
        </div>
      )}
      {difference && stage === 'priced' && <PriceDifferences difference={difference} />}
      {stage === 'priced' ? (
        <>
          {order}
          <p className="caption flex flex-wrap justify-between gap-x-6">
            {quote.validUntil !== null && (
              <span>
                {t('validUntil')} <DateTime value={quote.validUntil} locale={locale} style="moment" />
              </span>
            )}
            {quote.leadTimeDays !== null && <span>{t('readyIn', { days: quote.leadTimeDays })}</span>}
          </p>
        </>
      ) : (
        <>
          <p className="text-warn">
            {t.rich('expired', {
              date: () =>
                quote.validUntil !== null && <DateTime value={quote.validUntil} locale={locale} style="moment" />,
            })}
          </p>
          <Button size="lg" wide pending={pending} onClick={reprice} data-testid="reprice">
            {t('again')}
          </Button>
          {failure && (
            <p role="alert" className="text-small text-bad">
              {failure.message}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Working({
  text,
  progress,
  stage,
}: {
  readonly text: string;
  readonly progress: number | null;
  readonly stage: string;
}): ReactNode {
  return (
    <div className="grid gap-3 border-t border-ink pt-5" data-testid="quote" data-stage={stage}>
      <p role="status" className="font-display text-subtitle">
        {text}
      </p>
      <Progress label={text} value={progress} />
    </div>
  );
}
