'use client';

import { Button } from '@alexandrite/ui/button';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CloseOrderDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { Link } from '../../lib/i18n/navigation.ts';
import { failureOf } from '../../lib/refusal.ts';
import { useAction } from '../../lib/use-action.ts';
import { CancelOrder } from './cancel-order.tsx';
import type { Order } from './read-orders.ts';

/** What the customer may do with the order now. What comes of it is pushed like every other change. */
export function OrderActions({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const ask = useGraph();
  const toast = useToast();
  const close = useAction(async () => {
    const { closeOrder } = await ask(CloseOrderDocument, { input: { orderId: order.id } });
    if (closeOrder.__typename !== 'OrderClosed') return failureOf(closeOrder);
    toast({ title: t('closedToast'), tone: 'good' });
    return null;
  });
  const may = (action: Order['allowedActions'][number]) => order.allowedActions.includes(action);
  if (!may('SUBMIT') && !may('CLOSE') && !may('CANCEL')) return null;
  return (
    <section className="grid justify-items-start gap-3">
      {may('SUBMIT') && (
        <Button asChild size="lg" wide>
          <Link href={`/orders/${order.id}/checkout`}>{t('continue')}</Link>
        </Button>
      )}
      {may('CLOSE') && (
        <Button size="lg" wide pending={close.pending} onClick={() => close.run()} data-testid="close-order">
          {t('close')}
        </Button>
      )}
      {close.failure && (
        <p role="alert" className="text-small text-bad">
          {close.failure.message}
        </p>
      )}
      {may('CANCEL') && <CancelOrder order={order} />}
    </section>
  );
}
