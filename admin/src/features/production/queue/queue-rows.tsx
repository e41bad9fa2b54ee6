'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, ReactNode } from 'react';
import { queueColumns, QueueRow, type QueueRowProps } from './queue-row.tsx';
import type { QueuedWork } from '../work-order.ts';

export interface QueueRowsProps extends Omit<QueueRowProps, 'workOrder' | 'released'> {
  readonly workOrders: readonly QueuedWork[];
  /** Ids of those that may be taken now. */
  readonly released: ReadonlySet<string>;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The queue itself, in its order. Within it the arrow keys go from one work order to the next. */
export function QueueRows({ workOrders, released, ...row }: QueueRowsProps): ReactNode {
  const t = useTranslations('queue');
  const go = (event: KeyboardEvent<HTMLOListElement>) => {
    const step = steps[event.key];
    if (step === undefined || !(event.target instanceof Element)) return;
    const row = event.target.closest('[data-work-order]');
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
    const here = links.findIndex((link) => row?.contains(link));
    const next = links[here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <div aria-hidden className={clsx('caption hidden border-b border-hairline-strong py-2 lg:grid', queueColumns)}>
        <span>{t('columns.number')}</span>
        <span>{t('columns.what')}</span>
        <span>{t('columns.due')}</span>
        <span>{t('columns.stage')}</span>
        <span>{t('columns.who')}</span>
      </div>
      <ol aria-label={t('title')} onKeyDown={go} data-testid="queue">
        {workOrders.map((workOrder) => (
          <QueueRow key={workOrder.id} workOrder={workOrder} released={released.has(workOrder.id)} {...row} />
        ))}
      </ol>
    </>
  );
}
