'use client';

import { useLiveEvents } from '@alexandrite/graphql-client/use-live';
import { Button } from '@alexandrite/ui/button';
import { ConnectionBadge } from '@alexandrite/ui/connection';
import { EmptyState } from '@alexandrite/ui/states';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { OrdersDocument, OrdersUpdatedDocument, type AwaitingDecisionQuery } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../../lib/i18n/navigation.ts';
import { useAction } from '../../../lib/use-action.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SessionNotice } from '../../../ui/session-notice.tsx';
import { useConnectionLabels } from '../../../ui/use-connection-labels.ts';
import { appendPage, mergeOrder, type OrderPages } from './order-pages.ts';
import { orderColumns, OrderRow } from './order-row.tsx';
import { apiFilter, isWhole, type OrdersFilter } from './orders-filter.ts';
import { OrdersFilters } from './orders-filters.tsx';
import { pageSize } from './page-size.ts';
import { useAwaiting } from './use-awaiting.ts';

export interface OrdersViewProps {
  readonly filter: OrdersFilter;
  /** As the server read them. */
  readonly list: OrderPages;
  readonly awaiting: AwaitingDecisionQuery['orders'];
  /** Where the order of changes stood then. */
  readonly position: string | null;
}

/** All orders, newest first. Every change of any of them is pushed, and finds its place by itself. */
export function OrdersView({ filter, list: asRead, awaiting, position }: OrdersViewProps): ReactNode {
  const t = useTranslations('orders');
  const ask = useGraph();
  const router = useRouter();
  const [list, setList] = useState(asRead);
  const [read, setRead] = useState(asRead);
  if (read !== asRead) {
    setRead(asRead);
    setList(asRead);
  }
  const waiting = useAwaiting(awaiting);
  const { connection, error } = useLiveEvents(
    OrdersUpdatedDocument,
    {},
    {
      onEvent: ({ ordersUpdated: order }) => {
        waiting.follow(order);
        setList((now) => mergeOrder(now, order, filter));
      },
      after: position,
      onMissed: () => router.refresh(),
    },
  );
  const more = useAction(async () => {
    const after = list.pageInfo.endCursor;
    const { orders } = await ask(OrdersDocument, { filter: apiFilter(filter), first: pageSize, after });
    setList((now) => appendPage(now, orders));
    return null;
  });
  return (
    <>
      <PageTitle aside={<ConnectionBadge state={connection} labels={useConnectionLabels()} />}>{t('title')}</PageTitle>
      <SessionNotice error={error} />
      <OrdersFilters filter={filter} awaiting={waiting.count} />
      {list.nodes.length === 0 ? (
        <EmptyState
          title={isWhole(filter) ? t('emptyTitle') : t('nothingFitsTitle')}
          text={isWhole(filter) ? t('emptyText') : t('nothingFitsText')}
        />
      ) : (
        <>
          <div
            aria-hidden
            className={clsx('caption hidden border-b border-hairline-strong py-2 lg:grid', orderColumns)}
          >
            <span>{t('columns.number')}</span>
            <span>{t('columns.status')}</span>
            <span>{t('columns.customer')}</span>
            <span>{t('columns.what')}</span>
            <span className="text-right">{t('columns.total')}</span>
            <span>{t('columns.promised')}</span>
            <span>{t('columns.started')}</span>
          </div>
          <ol aria-label={t('title')} data-testid="orders">
            {list.nodes.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </ol>
        </>
      )}
      {list.pageInfo.hasNextPage && (
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
