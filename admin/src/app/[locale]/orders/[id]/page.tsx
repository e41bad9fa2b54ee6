import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { orderRoles } from '../../../../features/account/sections.ts';
import { OrderView } from '../../../../features/orders/order/order-view.tsx';
import { readOrder } from '../../../../features/orders/read-orders.ts';
import { requireStaff } from '../../require-staff.ts';

interface OrderPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('orders')]);
  const order = await readOrder(id);
  return { ...(order && { title: t('order', { number: order.number }) }) };
}

export default async function OrderPage({ params }: OrderPageProps): Promise<ReactNode> {
  const { id } = await params;
  await requireStaff(`/orders/${id}`, orderRoles);
  const order = await readOrder(id);
  if (!order) notFound();
  return (
    <div className="shell pb-20 pt-7">
      <OrderView key={order.id} order={order} />
    </div>
  );
}
