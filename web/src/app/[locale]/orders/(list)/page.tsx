import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { OrderList } from '../../../../features/orders/order-list.tsx';
import { readOrders } from '../../../../features/orders/read-orders.ts';
import { requireViewer } from '../../require-viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders');
  return { title: t('title'), robots: { index: false } };
}

export default async function OrdersPage(): Promise<ReactNode> {
  await requireViewer('/orders');
  return (
    <div className="shell pt-12">
      <OrderList {...await readOrders()} />
    </div>
  );
}
