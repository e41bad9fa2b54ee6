'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { Price } from '@alexandrite/ui/price';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderRowFragment } from '../../../gql/graphql.ts';
import { Link } from '../../../lib/i18n/navigation.ts';
import { willBeLate } from '../order/outlook.ts';
import { OrderStatusPill } from '../status-pill.tsx';

/** Columns on a desktop: number, status, customer, what, total, promised, started. */
export const orderColumns = 'lg:grid-cols-[6rem_11rem_minmax(0,2fr)_minmax(0,3fr)_7.5rem_7.5rem_8rem] lg:gap-x-5';

/** One order of the list: a line on a desktop, a card on a phone. */
export function OrderRow({ order }: { readonly order: OrderRowFragment }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const titles = order.lines.map(({ title, quantity }) => (quantity > 1 ? `${title} × ${quantity}` : title));
  const isLate = willBeLate(order);
  return (
    <li
      data-testid="order-row"
      data-order={order.id}
      data-order-status={order.status}
      className={clsx(
        'relative grid animate-fade grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-b border-hairline py-4 hover:bg-paper lg:py-3',
        "[grid-template-areas:'number_total'_'status_status'_'what_what'_'customer_promised'] lg:[grid-template-areas:'number_status_customer_what_total_promised_started']",
        orderColumns,
      )}
    >
      <Link
        href={`/orders/${order.id}`}
        // The whole line leads to the order; the link is its number.
        className="figures w-fit font-medium underline decoration-hairline-strong underline-offset-4 [grid-area:number] after:absolute after:inset-0 hover:decoration-day"
        data-testid="order-number"
      >
        {order.number}
      </Link>
      <div className="[grid-area:status]">
        <OrderStatusPill order={order} />
      </div>
      <div className="min-w-0 truncate text-small text-ink-soft [grid-area:customer] lg:text-body lg:text-ink">
        {order.customer?.displayName ?? t('unknownCustomer')}
        {order.channel === 'PARTNER' && <span className="caption block">{t('channel.PARTNER')}</span>}
      </div>
      <div className="min-w-0 [grid-area:what]">
        <p className="truncate">{titles.join(', ')}</p>
        {order.problem && <p className="truncate text-small text-bad">{order.problem.message}</p>}
      </div>
      <div className="figures text-right [grid-area:total]">
        {order.total ? <Price amount={order.total} locale={locale} /> : <span className="text-ink-faint">—</span>}
      </div>
      <div className="text-right [grid-area:promised] lg:text-left">
        {order.promisedAt === null ? (
          <span className="text-ink-faint max-lg:hidden">—</span>
        ) : (
          <>
            <DateTime
              value={order.promisedAt}
              locale={locale}
              style="day"
              className="whitespace-nowrap max-lg:text-small max-lg:text-ink-soft"
            />
            {isLate && <span className="block text-small text-bad">{t('late')}</span>}
          </>
        )}
      </div>
      <div className="caption whitespace-nowrap [grid-area:started] max-lg:hidden">
        <DateTime value={order.createdAt} locale={locale} style="shortMoment" />
      </div>
    </li>
  );
}
