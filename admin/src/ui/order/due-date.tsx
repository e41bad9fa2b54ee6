'use client';

import { Badge, type Tone } from '@alexandrite/ui/badge';
import { DateTime } from '@alexandrite/ui/date-time';
import { clsx } from 'clsx';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DeliveryRisk } from '../../gql/graphql.ts';
import { riskAt, type Due } from './risk.ts';
import { useMinute } from '../use-minute.ts';

const tones: Readonly<Record<DeliveryRisk, Tone>> = { ON_TRACK: 'neutral', DUE_SOON: 'waiting', LATE: 'late' };
const hourMs = 3_600_000;

export interface DueDateProps {
  readonly due: Due;
  /** Date, distance and pill below one another, or in one line. */
  readonly layout?: 'stacked' | 'line' | undefined;
}

/** When a piece has to be ready, how far off that is, and whether it will be. */
export function DueDate({ due, layout = 'stacked' }: DueDateProps): ReactNode {
  const t = useTranslations('risk');
  const format = useFormatter();
  const locale = useLocale();
  const now = useMinute();
  const risk = riskAt(due, now);
  const dueAt = new Date(due.dueAt);
  const isDistant = now !== null && Math.abs(dueAt.getTime() - now.getTime()) >= 48 * hourMs;
  return (
    <span
      className={clsx('flex gap-x-3', layout === 'stacked' ? 'items-center justify-between' : 'flex-wrap items-center')}
      data-testid="due-date"
      data-risk={risk}
    >
      <span className={layout === 'stacked' ? 'grid' : 'flex items-baseline gap-2'}>
        <DateTime value={due.dueAt} locale={locale} style="day" className="whitespace-nowrap" />
        {now !== null && due.stage !== 'SHIPPED' && (
          <span className={clsx('caption whitespace-nowrap', risk === 'LATE' && 'text-bad')}>
            {format.relativeTime(dueAt, { now, unit: isDistant ? 'day' : 'hour' })}
          </span>
        )}
      </span>
      {due.stage !== 'SHIPPED' && <Badge tone={tones[risk]}>{t(risk)}</Badge>}
    </span>
  );
}
