'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../../lib/i18n/navigation.ts';
import { DueDate } from '../../../ui/order/due-date.tsx';
import { Section } from '../../../ui/section.tsx';
import { StagePill } from '../../../ui/order/stage-pill.tsx';
import type { Order } from '../read-orders.ts';

/** What production makes of the order; nothing before it is approved. */
export function OrderWork({ order: { workOrder } }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  if (!workOrder) return null;
  return (
    <Section
      title={t('work')}
      aside={<StagePill stage={workOrder.stage} cancelled={workOrder.cancelled} />}
      testId="order-work"
    >
      {!workOrder.cancelled && <DueDate due={workOrder} />}
      <p className="text-ink-soft">
        {workOrder.operator ? t('heldBy', { name: workOrder.operator.displayName }) : t('heldByNobody')}
      </p>
      <Link
        href={`/work-orders/${workOrder.id}`}
        className="w-fit underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
      >
        {t('toWork')}
      </Link>
    </Section>
  );
}
