'use client';

import { useLive } from '@alexandrite/graphql-client/use-live';
import { StatusPill } from '@alexandrite/ui/badge';
import { ConnectionBadge } from '@alexandrite/ui/connection';
import { LiveRegion } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { OrderUpdatedDocument } from '../../gql/graphql.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { useConnectionLabels } from '../../ui/use-connection-labels.ts';
import { toneOf } from './lifecycle.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderDelivery } from './order-delivery.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderProblem } from './order-problem.tsx';
import { OrderPromise } from './order-promise.tsx';
import { OrderSteps } from './order-steps.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import type { Order } from './read-orders.ts';

/** An order as it stands now. The server says how it stood when the page was read; from then on it is pushed. */
export function OrderView({ order: asRead }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const { latest, connection } = useLive(OrderUpdatedDocument, { id: asRead.id }, { orderUpdated: asRead });
  const { orderUpdated: pushed } = latest;
  const order = pushed.revision >= asRead.revision ? pushed : asRead;
  const status = t(`status.${order.status}`);
  return (
    <article data-testid="order" data-order-status={order.status} data-revision={order.revision}>
      <PageTitle
        aside={
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <StatusPill tone={toneOf(order)} data-testid="order-status">
              {status}
            </StatusPill>
            <ConnectionBadge state={connection} labels={useConnectionLabels()} />
          </div>
        }
      >
        {t('order', { number: '' })}
        <span data-testid="order-number">{order.number}</span>
      </PageTitle>
      <LiveRegion>{t('announce', { number: order.number, status })}</LiveRegion>
      <OrderProblem order={order} />
      <OrderSteps order={order} />
      <div className="mt-14 grid gap-14 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-20">
        <div className="grid content-start gap-14">
          <OrderLines order={order} />
          <OrderTimeline order={order} />
        </div>
        <div className="grid content-start gap-10 max-lg:order-first">
          <OrderPromise order={order} />
          <OrderActions order={order} />
          <OrderDelivery order={order} />
        </div>
      </div>
    </article>
  );
}
