'use client';

import { pictureIn } from '@alexandrite/app-kit/piece-words';
import { StatusPill } from '@alexandrite/ui/badge';
import { DateTime } from '@alexandrite/ui/date-time';
import { metalColor } from '@alexandrite/ui/model-viewer';
import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderSummaryFragment } from '../../gql/graphql.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { LinePicture } from '../../ui/line-picture.tsx';
import { outlookOf, toneOf } from './lifecycle.ts';

/** Pictures shown beside an order. */
const picturesShown = 3;

/** One order in the list. */
export function OrderRow({ order }: { readonly order: OrderSummaryFragment }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const outlook = outlookOf(order);
  const isDraft = order.status === 'INITIATED' || order.status === 'FILE_UPLOADED';
  return (
    <li className="border-b border-hairline" data-testid="order-row" data-order-status={order.status}>
      <Link
        href={isDraft ? `/orders/${order.id}/checkout` : `/orders/${order.id}`}
        className="group grid gap-x-8 gap-y-3 py-6 sm:grid-cols-[auto_1fr_auto] sm:items-center"
      >
        <span className="flex gap-2">
          {order.lines.slice(0, picturesShown).map((line) => (
            <LinePicture
              key={line.id}
              photo={pictureIn(line.product, line.metal)}
              color={line.quote?.material.color ?? metalColor(line.metal ?? '')}
              className="size-20"
            />
          ))}
        </span>
        <span className="grid gap-1.5">
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="font-display text-subtitle" data-testid="order-number">
              {order.number}
            </span>
            <StatusPill tone={toneOf(order)}>{t(`status.${order.status}`)}</StatusPill>
          </span>
          <span className="text-ink-soft">{order.lines.map(({ title }) => title).join(', ')}</span>
          {order.problem && <span className="text-small text-warn">{order.problem.message}</span>}
        </span>
        <span className="flex items-baseline justify-between gap-x-4 sm:grid sm:justify-items-end sm:gap-1">
          {order.total ? (
            <Price amount={order.total} locale={locale} />
          ) : (
            <span className="text-ink-faint">{t('priceUnknown')}</span>
          )}
          <span className="caption">
            {isDraft && <span className="text-day">{t('continue')}</span>}
            {!isDraft && order.promisedAt !== null && (outlook === 'on-time' || outlook === 'late') && (
              <>
                {t('promised')} <DateTime value={order.promisedAt} locale={locale} style="day" />
              </>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
