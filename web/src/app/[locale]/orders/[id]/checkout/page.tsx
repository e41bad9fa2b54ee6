import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { CheckoutView } from '../../../../../features/ordering/checkout-view.tsx';
import { OrderedAlready } from '../../../../../features/ordering/ordered-already.tsx';
import { readCheckout } from '../../../../../features/ordering/read-checkout.ts';
import { requireViewer } from '../../../require-viewer.ts';
import { PageTitle } from '../../../../../ui/page-title.tsx';

interface CheckoutPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout');
  return { title: t('title'), robots: { index: false } };
}

export default async function CheckoutPage({ params }: CheckoutPageProps): Promise<ReactNode> {
  const { id } = await params;
  await requireViewer(`/orders/${id}/checkout`);
  const [order, t] = await Promise.all([readCheckout(id), getTranslations('checkout')]);
  if (!order) notFound();
  if (!order.allowedActions.includes('SUBMIT')) return <OrderedAlready orderId={id} />;
  return (
    <div className="shell pt-12">
      <PageTitle lead={t('lead', { number: order.number })}>{t('title')}</PageTitle>
      <CheckoutView order={order} />
    </div>
  );
}
