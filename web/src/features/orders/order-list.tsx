'use client';

import { useLiveEvents } from '@alexandrite/graphql-client/use-live';
import { Button } from '@alexandrite/ui/button';
import { ConnectionBadge } from '@alexandrite/ui/connection';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { OrdersDocument, OrdersUpdatedDocument, type OrdersQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { Link, useRouter } from '../../lib/i18n/navigation.ts';
import { useAction } from '../../lib/use-action.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { useConnectionLabels } from '../../ui/use-connection-labels.ts';
import { mergeOrder } from './merge-orders.ts';
import { OrderRow } from './order-row.tsx';
import { pageSize } from './page-size.ts';

interface OrderListProps {
  readonly firstPage: OrdersQuery['orders'];
  /** Where the order of changes stood when it was read. */
  readonly position: string | null;
}

/** The visitor's orders, newest first; each changes by itself when something happens to it. */
export function OrderList({ firstPage, position }: OrderListProps): ReactNode {
  const t = useTranslations('orders');
  const nav = useTranslations('nav');
  const ask = useGraph();
  const router = useRouter();
  const [shown, setShown] = useState(firstPage);
  const [read, setRead] = useState(firstPage);
  if (read !== firstPage) {
    // The server has read the list again.
    setRead(firstPage);
    setShown(firstPage);
  }
  const { connection } = useLiveEvents(
    OrdersUpdatedDocument,
    {},
    {
      onEvent: ({ ordersUpdated }) => setShown((now) => ({ ...now, nodes: mergeOrder(now.nodes, ordersUpdated) })),
      after: position,
      onMissed: () => router.refresh(),
    },
  );
  const more = useAction(async () => {
    const { orders } = await ask(OrdersDocument, { first: pageSize, after: shown.pageInfo.endCursor });
    setShown((now) => ({ ...orders, nodes: [...now.nodes, ...orders.nodes] }));
    return null;
  });
  return (
    <>
      <PageTitle aside={<ConnectionBadge state={connection} labels={useConnectionLabels()} />}>{t('title')}</PageTitle>
      {shown.nodes.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Button asChild variant="secondary">
              <Link href="/catalogue">{nav('catalogue')}</Link>
            </Button>
          }
        />
      ) : (
        <ul className="border-t border-hairline">
          {shown.nodes.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      {shown.pageInfo.hasNextPage && (
        <div className="mt-10 grid justify-items-center gap-3">
          <Button variant="secondary" pending={more.pending} onClick={() => more.run()}>
            {t('more')}
          </Button>
          {more.failure && <p role="alert">{more.failure.message}</p>}
        </div>
      )}
    </>
  );
}
