'use client';

import { Button } from '@alexandrite/ui/button';
import { ConnectionBadge } from '@alexandrite/ui/connection';
import { EmptyState } from '@alexandrite/ui/states';
import { LiveRegion } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ProductionQueueDocument } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SessionNotice } from '../../../ui/session-notice.tsx';
import { useConnectionLabels } from '../../../ui/use-connection-labels.ts';
import { Hand } from './hand.tsx';
import { NextPiece } from './next-piece.tsx';
import { pageSize } from './page-size.ts';
import { apiFilter, handFilter, isWhole, type QueueFilter } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { movesRelease } from './queue-list.ts';
import { QueueRows } from './queue-rows.tsx';
import { usePulse, type Pulse } from './use-pulse.ts';
import { type ReadQueue, useQueueList } from './use-queue-list.ts';
import type { QueuedWork, Worker } from '../work-order.ts';

export interface QueueViewProps {
  readonly worker: Worker;
  readonly filter: QueueFilter;
  /** As the server read them. */
  readonly list: ReadQueue;
  readonly hand: ReadQueue;
  readonly pulse: Pulse;
}

/** The queue as it stands now, and what the viewer holds of it. The server says how it stood; then it is pushed. */
export function QueueView(props: QueueViewProps): ReactNode {
  const { worker, filter } = props;
  const t = useTranslations('queue');
  const labels = useConnectionLabels();
  const ask = useGraph();
  const { pulse, renew } = usePulse(props.pulse);
  const [changed, setChanged] = useState<QueuedWork | null>(null);
  const [news, setNews] = useState('');
  const queue = useQueueList(props.list, apiFilter(filter), ({ workOrder }, before) => {
    const known = before.nodes.find(({ id }) => id === workOrder.id);
    if (movesRelease(known, workOrder) || workOrder.stage === 'SHIPPED') renew();
    if (!known && workOrder.stage === 'QUEUED') setNews(t('newWork', { number: workOrder.orderNumber }));
  });
  const hand = useQueueList(props.hand, handFilter, ({ workOrder }) => {
    if (workOrder.cancelled) setNews(t('calledOffNews', { number: workOrder.orderNumber }));
  });
  const more = useAction(async () => {
    const after = queue.list.pageInfo.endCursor;
    const { productionQueue } = await ask(ProductionQueueDocument, {
      filter: apiFilter(filter),
      first: pageSize,
      after,
    });
    queue.append(productionQueue);
    return null;
  });

  /** What an answer brought is shown at once; that it leaves or enters a filter is pushed a moment later. */
  const receive = (workOrder: QueuedWork) => {
    const isHeld = workOrder.operator?.id === worker.id && workOrder.stage !== 'SHIPPED';
    hand.apply({ kind: isHeld ? 'UPSERTED' : 'REMOVED', workOrder });
    const isListed = queue.list.nodes.some(({ id }) => id === workOrder.id);
    if (isListed) queue.apply({ kind: workOrder.stage === 'SHIPPED' ? 'REMOVED' : 'UPSERTED', workOrder });
    renew();
  };
  const receiveOwn = (workOrder: QueuedWork) => {
    setChanged(workOrder);
    receive(workOrder);
  };

  const showsHand = worker.mayTake || hand.list.nodes.length > 0;
  return (
    <>
      <PageTitle
        aside={<ConnectionBadge state={queue.connection} labels={labels} />}
        action={worker.mayTake && <NextPiece hand={hand.list.nodes} onTaken={receiveOwn} />}
      >
        {t('title')}
      </PageTitle>
      <SessionNotice error={queue.error ?? hand.error} />
      <LiveRegion>{news}</LiveRegion>
      {showsHand && <Hand hand={hand.list.nodes} changed={changed} onMoved={receiveOwn} />}
      <h2 className="sr-only">{t('title')}</h2>
      <QueueFilters filter={filter} pulse={pulse} />
      {queue.list.nodes.length === 0 ? (
        <EmptyState
          title={isWhole(filter) ? t('emptyTitle') : t('nothingFitsTitle')}
          text={isWhole(filter) ? t('emptyText') : t('nothingFitsText')}
        />
      ) : (
        <QueueRows
          workOrders={queue.list.nodes}
          released={new Set(pulse.released.nodes.map(({ id }) => id))}
          worker={worker}
          onTaken={receiveOwn}
          onRefused={receive}
        />
      )}
      {queue.list.pageInfo.hasNextPage && (
        <div className="mt-8 grid justify-items-center gap-3">
          <Button variant="secondary" pending={more.pending} onClick={() => more.run()} data-testid="more">
            {t('more')}
          </Button>
          <FailureNote failure={more.failure} />
        </div>
      )}
    </>
  );
}
