import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { holdsOneOf, staffRoles } from '../../../../features/account/sections.ts';
import { readWorkOrder } from '../../../../features/production/read-production.ts';
import { WorkOrderView } from '../../../../features/production/piece/work-order-view.tsx';
import { requireStaff } from '../../require-staff.ts';

interface WorkOrderPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: WorkOrderPageProps): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('work')]);
  const workOrder = await readWorkOrder(id);
  return { ...(workOrder && { title: t('title', { number: workOrder.orderNumber }) }) };
}

export default async function WorkOrderPage({ params }: WorkOrderPageProps): Promise<ReactNode> {
  const { id } = await params;
  const viewer = await requireStaff(`/work-orders/${id}`, staffRoles);
  const workOrder = await readWorkOrder(id);
  if (!workOrder) notFound();
  const worker = {
    id: viewer.id,
    mayTake: holdsOneOf(viewer, ['OPERATOR']),
    mayAssign: holdsOneOf(viewer, ['MANAGER', 'ADMIN']),
  };
  return (
    <div className="shell pb-20 pt-7">
      <WorkOrderView key={workOrder.id} worker={worker} workOrder={workOrder} />
    </div>
  );
}
