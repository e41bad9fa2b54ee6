'use client';

import { Button } from '@alexandrite/ui/button';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../../lib/i18n/navigation.ts';
import { DueDate } from '../../../ui/order/due-date.tsx';
import { StagePill } from '../../../ui/order/stage-pill.tsx';
import { useTake, type Receive } from './use-take.ts';
import { WhatToMake } from '../piece/what-to-make.tsx';
import type { QueuedWork, Worker } from '../work-order.ts';

export interface QueueRowProps {
  readonly workOrder: QueuedWork;
  readonly released: boolean;
  readonly worker: Worker;
  readonly onTaken: Receive;
  readonly onRefused: Receive;
}

/** Columns of the queue on a desktop: number, what to make, due, stage, who, what can be done. */
export const queueColumns = 'lg:grid-cols-[6rem_minmax(0,1fr)_14rem_8.5rem_9.5rem_6.5rem] lg:gap-x-5';

/** One work order of the queue: a line on a desktop, a card on a phone. */
export function QueueRow({ workOrder, released, worker, onTaken, onRefused }: QueueRowProps): ReactNode {
  const t = useTranslations('queue');
  const take = useTake(onTaken, onRefused);
  const { id, orderNumber, operator, stage, cancelled } = workOrder;
  const isMine = operator?.id === worker.id;
  const isWaiting = stage === 'QUEUED' && !cancelled;
  return (
    <li
      data-testid="queue-row"
      data-work-order={id}
      data-stage={stage}
      data-released={released}
      className={clsx(
        'grid animate-fade grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 border-b border-hairline py-4 lg:py-2.5',
        "[grid-template-areas:'number_stage'_'what_what'_'due_due'_'who_act'] md:grid-cols-[7rem_minmax(0,1fr)_auto] md:[grid-template-areas:'number_what_stage'_'who_due_act'] lg:[grid-template-areas:'number_what_due_stage_who_act']",
        queueColumns,
      )}
    >
      <Link
        href={`/work-orders/${id}`}
        data-row-link
        className="figures w-fit font-medium underline decoration-hairline-strong underline-offset-4 [grid-area:number] hover:decoration-day"
      >
        {orderNumber}
      </Link>
      <div className="min-w-0 [grid-area:what]">
        <WhatToMake workOrder={workOrder} size="small" />
      </div>
      <div className="[grid-area:due]">
        <DueDate due={workOrder} />
      </div>
      <div className="justify-self-end [grid-area:stage] lg:justify-self-start">
        <StagePill stage={stage} cancelled={cancelled} />
      </div>
      <div className="min-w-0 truncate text-small text-ink-soft [grid-area:who]" data-testid="holder">
        {operator ? (
          <span className={clsx(isMine && 'font-medium text-ink')}>{isMine ? t('you') : operator.displayName}</span>
        ) : (
          <span className="text-ink-faint">{t('free')}</span>
        )}
      </div>
      <div className="justify-self-end [grid-area:act]">
        {isWaiting && worker.mayTake && released && (
          <Button
            variant="secondary"
            size="sm"
            className="max-lg:min-h-11"
            pending={take.pending}
            onClick={() => take.run(id)}
            aria-label={t('takeNumber', { number: orderNumber })}
            data-testid="take"
          >
            {t('take')}
          </Button>
        )}
        {isWaiting && worker.mayTake && !released && <span className="caption">{t('notYet')}</span>}
      </div>
    </li>
  );
}
