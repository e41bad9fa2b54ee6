'use client';

import { useLive } from '@alexandrite/graphql-client/use-live';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PackedOrderDocument } from '../../../gql/graphql.ts';
import { DeliveryAddress } from '../../../ui/order/delivery-address.tsx';
import { Section } from '../../../ui/section.tsx';
import type { WorkOrder, Worker } from '../work-order.ts';

interface ParcelAddressProps {
  readonly worker: Worker;
  readonly workOrder: WorkOrder;
}

/** Where the parcel goes, for whoever may know: sellers always, an operator while they pack it. */
export function ParcelAddress({ worker, workOrder }: ParcelAddressProps): ReactNode {
  const t = useTranslations('work');
  const { order, operator, stage, cancelled } = workOrder;
  const holds = operator?.id === worker.id && !cancelled;
  const packed = holds && stage === 'PACKAGING' ? order : null;
  const { latest } = useLive(PackedOrderDocument, packed && { id: packed.id }, {
    orderUpdated: { id: order?.id ?? '', revision: 0, delivery: order?.delivery ?? null },
  });
  const { delivery } = latest.orderUpdated;
  const isStillToCome = holds && stage !== 'SHIPPED';
  if (!delivery && !isStillToCome) return null;
  return (
    <Section title={t('delivery')}>
      {delivery ? <DeliveryAddress address={delivery} /> : <p className="text-ink-soft">{t('addressWhilePacking')}</p>}
    </Section>
  );
}
