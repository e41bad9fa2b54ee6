'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { willBeLate } from './outlook.ts';
import type { Order } from '../read-orders.ts';

/** What was promised, what the forecast says of it, and how it came to this date. */
export function OrderDates({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const { promisedAt, forecastAt, promises, trackingNumber } = order;
  const isLate = willBeLate(order);
  return (
    <section aria-label={t('dates')} className="grid gap-3 border-t border-ink pt-4" data-testid="dates">
      <div className="grid grid-cols-2 gap-6">
        <div>
          <p className="caption">{t('promised')}</p>
          {promisedAt === null ? (
            <p className="text-ink-faint">{t('notPromised')}</p>
          ) : (
            <DateTime value={promisedAt} locale={locale} style="day" className="font-display text-subtitle" />
          )}
        </div>
        {forecastAt !== null && (
          <div>
            <p className="caption">{t('forecast')}</p>
            <DateTime
              value={forecastAt}
              locale={locale}
              style="day"
              className={clsx('font-display text-subtitle', isLate && 'text-bad')}
            />
            {isLate && <p className="text-small text-bad">{t('late')}</p>}
          </div>
        )}
      </div>
      {trackingNumber !== null && (
        <div>
          <p className="caption">{t('tracking')}</p>
          <p className="figures" data-testid="tracking-number">
            {trackingNumber}
          </p>
        </div>
      )}
      {promises.length > 0 && (
        <div>
          <h3 className="caption mb-1">{t('promises')}</h3>
          <ol className="grid gap-1.5 text-small text-ink-soft">
            {promises.map((promise) => (
              <li key={promise.madeAt}>
                <DateTime value={promise.promisedAt} locale={locale} style="day" className="font-medium text-ink" />{' '}
                {t.rich('promisedOn', { date: () => <DateTime value={promise.madeAt} locale={locale} style="day" /> })}
                <span className="block">{promise.cause}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
