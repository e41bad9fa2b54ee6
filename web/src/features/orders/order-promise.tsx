'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { outlookOf } from './lifecycle.ts';
import type { Order } from './read-orders.ts';
import { TrackingNumber } from './tracking-number.tsx';

/** When it will be ready: the promise, what the forecast says of it, and how it came to this date. */
export function OrderPromise({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const outlook = outlookOf(order);
  return (
    <section data-testid="order-promise" data-outlook={outlook} className="grid gap-3 border-t border-ink pt-5">
      {outlook === 'none' && <p className="font-display text-subtitle">{t('noPromise')}</p>}
      {outlook === 'cancelled' && <p className="font-display text-subtitle">{t('cancelledAt')}</p>}
      {outlook === 'delivered' && <p className="font-display text-title">{t('delivered')}</p>}
      {outlook === 'shipped' && <p className="font-display text-title">{t('shipped')}</p>}
      {(outlook === 'on-time' || outlook === 'late') && order.promisedAt !== null && (
        <div>
          <p className="caption">{t('promisedTitle')}</p>
          <DateTime value={order.promisedAt} locale={locale} className="font-display text-title" />
        </div>
      )}
      {order.forecastAt !== null && (outlook === 'on-time' || outlook === 'late') && (
        <p className={outlook === 'late' ? 'text-warn' : 'text-ink-soft'}>
          {t.rich(outlook === 'late' ? 'forecastLate' : 'forecast', {
            date: () => <DateTime value={order.forecastAt ?? ''} locale={locale} style="day" />,
          })}
        </p>
      )}
      {order.trackingNumber !== null && <TrackingNumber number={order.trackingNumber} />}
      {order.promises.length > 1 && (
        <div className="mt-2 grid gap-1">
          <h3 className="caption">{t('promises')}</h3>
          <ol className="grid gap-1 text-small text-ink-soft">
            {order.promises.map((promise) => (
              <li key={`${promise.madeAt} ${promise.promisedAt}`}>
                {t.rich('promiseEntry', {
                  date: () => <DateTime value={promise.promisedAt} locale={locale} style="day" />,
                  cause: () => promise.cause,
                })}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
