'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { Timeline } from '@alexandrite/ui/timeline';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { WorkStage } from '../../../gql/graphql.ts';
import { Section } from '../../../ui/section.tsx';
import type { WorkOrder } from '../work-order.ts';

/** Everything that happened to a work order, the latest first. */
export function WorkHistory({ history, cancelled }: Pick<WorkOrder, 'history' | 'cancelled'>): ReactNode {
  const t = useTranslations('work');
  const locale = useLocale();
  if (history.length === 0) return null;
  const what = (index: number, stage: WorkStage) => {
    if (history[index - 1]?.stage !== stage) return t(`history.${stage}`);
    // The same stage again: it was called off, after which nothing happens, or it changed hands.
    return cancelled && index === history.length - 1 ? t('history.cancelled') : t('history.changed');
  };
  const items = history.map(({ stage, at, operator }, index) => ({
    id: String(index),
    title: what(index, stage),
    note: (
      <>
        <DateTime value={at} locale={locale} style="moment" />, {operator?.displayName ?? t('system')}
      </>
    ),
    tone: index === history.length - 1 ? ('good' as const) : ('neutral' as const),
  }));
  return (
    <Section title={t('historyTitle')} testId="history">
      <Timeline items={items.toReversed()} />
    </Section>
  );
}
