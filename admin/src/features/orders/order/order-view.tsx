'use client';

import { useLive } from '@alexandrite/graphql-client/use-live';
import { ConnectionBadge } from '@alexandrite/ui/connection';
import { DateTime } from '@alexandrite/ui/date-time';
import { LiveRegion } from '@alexandrite/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, type ReactNode } from 'react';
import { OrderUpdatedDocument } from '../../../gql/graphql.ts';
import { DeliveryAddress } from '../../../ui/order/delivery-address.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Section } from '../../../ui/section.tsx';
import { SessionNotice } from '../../../ui/session-notice.tsx';
import { useConnectionLabels } from '../../../ui/use-connection-labels.ts';
import { useFocusRescue } from '../../../ui/use-focus-rescue.ts';
import { ApprovalCard } from '../decision/approval-card.tsx';
import { CustomerCard } from './customer-card.tsx';
import { DecisionDialog } from '../decision/decision-dialog.tsx';
import { OrderDates } from './order-dates.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { OrderWork } from './order-work.tsx';
import type { Order } from '../read-orders.ts';
import { OrderStatusPill } from '../status-pill.tsx';

/** An order as it stands now. The server says how it stood when the page was read; from then on it is pushed. */
export function OrderView({ order: asRead }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const { latest, connection, error } = useLive(OrderUpdatedDocument, { id: asRead.id }, { orderUpdated: asRead });
  const { orderUpdated: pushed } = latest;
  const order = pushed.revision >= asRead.revision ? pushed : asRead;
  const title = useRef<HTMLHeadingElement>(null);
  useFocusRescue(title, order.revision);
  const may = (action: Order['allowedActions'][number]) => order.allowedActions.includes(action);
  return (
    <article data-testid="order" data-order-status={order.status} data-revision={order.revision}>
      <PageTitle
        titleRef={title}
        aside={
          <>
            <OrderStatusPill order={order} />
            <ConnectionBadge state={connection} labels={useConnectionLabels()} />
          </>
        }
        action={
          <div className="flex flex-wrap gap-2">
            {may('CLOSE') && <DecisionDialog action="CLOSE" order={order} />}
            {may('CANCEL') && <DecisionDialog action="CANCEL" order={order} />}
          </div>
        }
      >
        {t('order', { number: order.number })}
      </PageTitle>
      <SessionNotice error={error} />
      <LiveRegion>{t('announce', { number: order.number, status: t(`status.${order.status}`) })}</LiveRegion>
      <OrderProblem order={order} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid content-start gap-10">
          <ApprovalCard order={order} />
          <OrderLines order={order} />
          <OrderTimeline order={order} />
        </div>
        <div className="grid content-start gap-9">
          <OrderDates order={order} />
          <OrderWork order={order} />
          <CustomerCard order={order} />
          {order.delivery && (
            <Section title={t('delivery')}>
              <DeliveryAddress address={order.delivery} />
            </Section>
          )}
        </div>
      </div>
    </article>
  );
}

/** Why an order cannot go on; nothing when all is well. */
function OrderProblem({ order: { problem } }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  if (!problem) return null;
  return (
    <section
      role="alert"
      data-testid="order-problem"
      data-code={problem.code}
      className="mb-8 grid gap-1 border-l-2 border-bad bg-bad-wash px-5 py-4"
    >
      <h2 className="font-medium text-bad">{t('halted')}</h2>
      <p className="max-w-prose">{problem.message}</p>
      <p className="text-small text-ink-soft">
        {t.rich('since', { date: () => <DateTime value={problem.since} locale={locale} style="moment" /> })}
      </p>
    </section>
  );
}
