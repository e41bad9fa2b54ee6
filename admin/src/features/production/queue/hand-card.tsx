'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Link } from '../../../lib/i18n/navigation.ts';
import { DueDate } from '../../../ui/order/due-date.tsx';
import { StagePill } from '../../../ui/order/stage-pill.tsx';
import { AdvanceButtons } from '../steps/advance-buttons.tsx';
import type { Receive } from './use-take.ts';
import { WhatToMake } from '../piece/what-to-make.tsx';
import type { QueuedWork } from '../work-order.ts';

export interface HandCardProps {
  readonly workOrder: QueuedWork;
  /** Revision with which the viewer has just changed it: it gets the focus then. Null: it was not the viewer. */
  readonly attention: number | null;
  readonly onMoved: Receive;
}

/** One work order in the viewer's hands. */
export function HandCard({ workOrder, attention, onMoved }: HandCardProps): ReactNode {
  const t = useTranslations('work');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (attention !== null) link.current?.focus();
  }, [attention]);
  return (
    <li
      data-testid="hand-card"
      data-work-order={workOrder.id}
      data-stage={workOrder.stage}
      className={clsx(
        'grid animate-rise content-between gap-4 border bg-paper p-4 sm:p-5',
        workOrder.cancelled ? 'border-bad/40' : 'border-hairline',
      )}
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Link
            ref={link}
            href={`/work-orders/${workOrder.id}`}
            className="figures font-medium underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
          >
            {workOrder.orderNumber}
          </Link>
          <StagePill stage={workOrder.stage} cancelled={workOrder.cancelled} />
        </div>
        <WhatToMake workOrder={workOrder} size="large" />
      </div>
      {workOrder.cancelled ? (
        <p role="alert" className="border-l-2 border-bad bg-bad-wash px-4 py-3 text-small" data-testid="called-off">
          {t('calledOff')}
        </p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-hairline pt-4">
          <DueDate due={workOrder} layout="line" />
          <div className="max-sm:w-full">
            <AdvanceButtons
              workOrder={workOrder}
              onMoved={onMoved}
              // Of several, the piece on the bench comes first.
              look={{ wide: true, variant: workOrder.stage === 'STARTED' ? 'primary' : 'secondary' }}
            />
          </div>
        </div>
      )}
    </li>
  );
}
