import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { orderRoles } from '../../../../features/account/sections.ts';
import { ordersAddress, readFilter, type Search } from '../../../../features/orders/list/orders-filter.ts';
import { OrdersView } from '../../../../features/orders/list/orders-view.tsx';
import { readOrders } from '../../../../features/orders/read-orders.ts';
import { requireStaff } from '../../require-staff.ts';

interface OrdersPageProps {
  readonly searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders');
  return { title: t('title') };
}

export default async function OrdersPage({ searchParams }: OrdersPageProps): Promise<ReactNode> {
  const filter = readFilter(await searchParams);
  await requireStaff(ordersAddress(filter), orderRoles);
  return (
    <div className="shell pb-20 pt-7">
      <OrdersView filter={filter} {...await readOrders(filter)} />
    </div>
  );
}
