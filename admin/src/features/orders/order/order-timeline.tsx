'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { Timeline } from '@alexandrite/ui/timeline';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '../../../ui/section.tsx';
import type { Order } from '../read-orders.ts';

const tones = {
  STATUS_CHANGED: 'good',
  PROBLEM_RAISED: 'bad',
  PROBLEM_RESOLVED: 'good',
  PROMISE_MADE: 'neutral',
} as const;

/** Everything that happened to an order and who did it, the latest first. */
export function OrderTimeline({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <Section title={t('timeline')} testId="order-timeline">
      <Timeline
        items={order.timeline.toReversed().map(({ sequence, message, at, actor, kind }) => ({
          id: String(sequence),
          title: message,
          note: (
            <>
              <DateTime value={at} locale={locale} style="moment" />, {t(`actor.${actor.kind}`)}
              {actor.name !== null && ` ${actor.name}`}
            </>
          ),
          tone: tones[kind],
        }))}
      />
    </Section>
  );
}
