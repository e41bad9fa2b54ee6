import { StatusPill, type Tone } from '@alexandrite/ui/badge';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderRowFragment, OrderStatus } from '../../gql/graphql.ts';
import { awaitsDecision } from './list/orders-filter.ts';

const tones: Readonly<Record<OrderStatus, Tone>> = {
  INITIATED: 'neutral',
  FILE_UPLOADED: 'neutral',
  SUBMITTED: 'active',
  PRICE_CALCULATED: 'active',
  MANUFACTURING_APPROVED: 'active',
  MANUFACTURING_STARTED: 'active',
  MANUFACTURING_COMPLETED: 'active',
  PACKAGING: 'active',
  SHIPPED: 'active',
  CLOSED: 'done',
  CANCELLED: 'off',
};

export interface OrderStatusPillProps {
  readonly order: Pick<OrderRowFragment, 'status' | 'problem' | 'approval'>;
}

/** Where an order stands. That it waits for a seller says more than its status, which then is always the same. */
export function OrderStatusPill({ order }: OrderStatusPillProps): ReactNode {
  const t = useTranslations('orders');
  const waits = awaitsDecision(order) && order.problem === null;
  const tone = order.problem ? 'late' : waits ? 'waiting' : tones[order.status];
  return (
    <StatusPill tone={tone} data-testid="order-status" data-status={order.status} data-awaits-decision={waits}>
      {waits ? t('awaits') : t(`status.${order.status}`)}
    </StatusPill>
  );
}
