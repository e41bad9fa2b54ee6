'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { Steps } from '@alexandrite/ui/timeline';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { stepsOf } from './lifecycle.ts';
import type { Order } from './read-orders.ts';

/** How far an order has come. */
export function OrderSteps({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <Steps
      label={t('steps')}
      halted={order.problem !== null || order.status === 'CANCELLED'}
      steps={stepsOf(order).map(({ status, state, at }) => ({
        status,
        state,
        label: t(`step.${status}`),
        note: at === null ? undefined : <DateTime value={at} locale={locale} style="shortMoment" />,
      }))}
    />
  );
}
