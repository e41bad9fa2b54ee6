'use client';

import { useLive } from '@alexandrite/graphql-client/use-live';
import { ConnectionBadge } from '@alexandrite/ui/connection';
import { LiveRegion } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { WorkOrderUpdatedDocument } from '../../../gql/graphql.ts';
import { useRouter } from '../../../lib/i18n/navigation.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SessionNotice } from '../../../ui/session-notice.tsx';
import { StagePill } from '../../../ui/order/stage-pill.tsx';
import { useConnectionLabels } from '../../../ui/use-connection-labels.ts';
import { ParcelAddress } from './parcel-address.tsx';
import { WorkHistory } from './work-history.tsx';
import { WorkLine } from './work-line.tsx';
import { WorkPanel } from './work-panel.tsx';
import type { QueuedWork, WorkOrder, Worker } from '../work-order.ts';

export interface WorkOrderViewProps {
  readonly worker: Worker;
  /** As the server read it. */
  readonly workOrder: WorkOrder;
}

/** A work order as it stands now: what to make, from which model, by when, and the next step. */
export function WorkOrderView({ worker, workOrder: asRead }: WorkOrderViewProps): ReactNode {
  const t = useTranslations('work');
  const stageName = useTranslations('stage');
  const router = useRouter();
  const live = useLive(WorkOrderUpdatedDocument, { id: asRead.id }, { workOrderUpdated: asRead });
  const [answered, setAnswered] = useState<QueuedWork | null>(null);
  const workOrder = latestOf(asRead, live.latest.workOrderUpdated, answered);
  const { orderNumber, stage, cancelled, lines } = workOrder;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that was pressed is another one now: the next press must be a new decision.
    if (answered) title.current?.focus();
  }, [answered]);
  const receive = (moved: QueuedWork) => {
    setAnswered(moved);
    // The live connection brings the history; without it, the page is read again.
    if (live.connection !== 'live') router.refresh();
  };
  return (
    <article data-testid="work-order" data-work-order={workOrder.id} data-stage={stage}>
      <PageTitle
        titleRef={title}
        aside={
          <>
            <StagePill stage={stage} cancelled={cancelled} />
            <ConnectionBadge state={live.connection} labels={useConnectionLabels()} />
          </>
        }
      >
        {t('title', { number: orderNumber })}
      </PageTitle>
      <SessionNotice error={live.error} />
      <LiveRegion>{cancelled ? t('calledOff') : stageName(stage)}</LiveRegion>
      {cancelled && (
        <p className="mb-6 border-l-2 border-bad bg-bad-wash px-5 py-4" data-testid="called-off">
          {t('calledOff')}
        </p>
      )}
      <div className="grid gap-x-12 gap-y-8 [grid-template-areas:'panel'_'lines'_'rest'] lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:[grid-template-areas:'lines_panel'_'lines_rest'] xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="[grid-area:panel]">
          <WorkPanel worker={worker} workOrder={workOrder} onMoved={receive} />
        </div>
        <div className="grid content-start gap-10 [grid-area:lines]">
          {lines.map((line, index) => (
            // Lines have no id of their own, and never change.
            <WorkLine key={index} workOrder={workOrder} index={index} line={line} />
          ))}
        </div>
        <div className="grid content-start gap-8 [grid-area:rest]">
          <ParcelAddress worker={worker} workOrder={workOrder} />
          <WorkHistory history={workOrder.history} cancelled={cancelled} />
        </div>
      </div>
    </article>
  );
}

/** The newest of what was read, what was pushed, and what the answer to a step brought (which tells no history). */
function latestOf(asRead: WorkOrder, pushed: WorkOrder, answered: QueuedWork | null): WorkOrder {
  const told = pushed.revision >= asRead.revision ? pushed : asRead;
  if (!answered || answered.revision <= told.revision) return told;
  const { stage, operator, cancelled, trackingNumber, allowedTargets, risk, revision } = answered;
  return { ...told, stage, operator, cancelled, trackingNumber, allowedTargets, risk, revision };
}
