'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { Timeline } from '@alexandrite/ui/timeline';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Order } from './read-orders.ts';

const tones = {
  STATUS_CHANGED: 'good',
  PROBLEM_RAISED: 'bad',
  PROBLEM_RESOLVED: 'good',
  PROMISE_MADE: 'neutral',
} as const;

/** Everything that happened to an order, the latest first: that is what one comes to see. */
export function OrderTimeline({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <section data-testid="order-timeline">
      <h2 className="mb-6 font-display text-title">{t('timeline')}</h2>
      <Timeline
        items={order.timeline.toReversed().map((entry) => ({
          id: String(entry.sequence),
          title: entry.message,
          note: (
            <>
              <DateTime value={entry.at} locale={locale} style="moment" />,{' '}
              {entry.actor.name ?? t(`actor.${entry.actor.kind}`)}
            </>
          ),
          tone: tones[entry.kind],
        }))}
      />
    </section>
  );
}
