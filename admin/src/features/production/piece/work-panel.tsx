'use client';

import { Button } from '@alexandrite/ui/button';
import { Facts } from '@alexandrite/ui/facts';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DueDate } from '../../../ui/order/due-date.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { AdvanceButtons } from '../steps/advance-buttons.tsx';
import { AssignDialog } from '../steps/assign-dialog.tsx';
import { useTake, type Receive } from '../queue/use-take.ts';
import type { QueuedWork, Worker } from '../work-order.ts';

export interface WorkPanelProps {
  readonly worker: Worker;
  readonly workOrder: QueuedWork;
  readonly onMoved: Receive;
}

/** By when, in whose hands, and what the viewer may do with it now. */
export function WorkPanel({ worker, workOrder, onMoved }: WorkPanelProps): ReactNode {
  const t = useTranslations('work');
  const queue = useTranslations('queue');
  const take = useTake(onMoved, onMoved);
  const { id, operator, stage, cancelled, released, trackingNumber } = workOrder;
  const isWaiting = stage === 'QUEUED' && !cancelled;
  const mayTake = isWaiting && worker.mayTake;
  const mayAssign = worker.mayAssign && !cancelled && stage !== 'SHIPPED';
  const holder = operator?.id === worker.id ? queue('you') : operator?.displayName;
  return (
    <section aria-label={t('panel')} className="grid gap-4 border border-hairline bg-paper p-5">
      <div>
        <p className="caption mb-1">{t('due')}</p>
        <div className="text-lead">
          <DueDate due={workOrder} />
        </div>
      </div>
      <Facts
        facts={[
          { key: 'holder', label: t('holder'), value: holder ?? queue('free'), testId: 'holder' },
          ...(trackingNumber === null
            ? []
            : [{ key: 'tracking', label: t('tracking'), value: trackingNumber, testId: 'tracking-number' }]),
        ]}
      />
      {mayTake && released && (
        <div className="grid gap-2">
          <Button wide pending={take.pending} onClick={() => take.run(id)} data-testid="take">
            {queue('takeLong')}
          </Button>
          <FailureNote failure={take.failure} />
        </div>
      )}
      {mayTake && !released && <p className="text-small text-ink-soft">{queue('notYetLong')}</p>}
      <AdvanceButtons workOrder={workOrder} onMoved={onMoved} look={{ wide: true }} />
      {mayAssign && <AssignDialog workOrder={workOrder} />}
    </section>
  );
}
