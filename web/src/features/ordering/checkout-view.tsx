'use client';

import { signInAddress } from '@alexandrite/app-kit/return-address';
import { useLive } from '@alexandrite/graphql-client/use-live';
import { Button } from '@alexandrite/ui/button';
import { formatMoney } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { CheckoutUpdatedDocument, SubmitOrderDocument, type DeliveryInput } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';
import { CheckoutSummary } from './checkout-summary.tsx';
import { deliveryFields } from './delivery-field-names.ts';
import { DeliveryFields } from './delivery-fields.tsx';
import { OrderedAlready } from './ordered-already.tsx';
import type { StartedOrder } from './read-checkout.ts';
import { withLatestPrices } from './started-total.ts';
import { useKeptDelivery } from './use-kept-delivery.ts';

/** Where it goes, what it costs, and the button that orders it. */
export function CheckoutView({ order: asRead }: { readonly order: StartedOrder }): ReactNode {
  const t = useTranslations('checkout');
  const locale = useLocale();
  const ask = useGraph();
  const router = useRouter();
  const keyFor = useIdempotencyKey();
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeptDelivery(asRead.id, form);
  const { latest } = useLive(CheckoutUpdatedDocument, { id: asRead.id }, null);
  const order = withLatestPrices(asRead, latest?.orderUpdated ?? null);

  const submit = useAction(async (delivery: DeliveryInput) => {
    // What is shown is what is agreed to: should the price rise meanwhile, the house stops and asks.
    const wanted = { orderId: order.id, delivery, acceptedTotalMinor: order.total?.amountMinor ?? null };
    const { submitOrder } = await ask(SubmitOrderDocument, { input: { ...wanted, idempotencyKey: keyFor(wanted) } });
    if (submitOrder.__typename === 'OrderSubmitted') {
      kept.forget();
      router.push(`/orders/${order.id}`);
      return null;
    }
    if (submitOrder.__typename === 'NotSignedIn') {
      router.push(signInAddress('/sign-in', `/orders/${order.id}/checkout`));
      return null;
    }
    return failureOf(submitOrder);
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: keyof DeliveryInput) => textOf(typed, name);
    submit.run({
      recipient: text('recipient'),
      phone: text('phone'),
      country: text('country'),
      postcode: text('postcode'),
      city: text('city'),
      address: text('address'),
    });
  };
  const { failure } = submit;
  const blamed = deliveryFields.find((field) => field === failure?.field);
  // Ordered in another window. Ordered here, the page that follows is on its way.
  if (!submit.pending && !order.allowedActions.includes('SUBMIT')) return <OrderedAlready orderId={order.id} />;
  return (
    <form
      ref={form}
      method="post"
      onInput={kept.onInput}
      onSubmit={onSubmit}
      className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-20"
      data-testid="checkout-form"
    >
      <DeliveryFields
        recipient={order.customer?.displayName ?? ''}
        taxRegion={order.lines.find(({ quote }) => quote !== null)?.quote?.taxRegion ?? null}
        failure={blamed && failure ? { field: blamed, message: failure.message } : null}
      />
      <div className="grid content-start gap-6">
        <CheckoutSummary order={order} />
        {failure && !blamed && (
          <p role="alert" className="border-l-2 border-bad bg-bad-wash px-5 py-3.5 text-bad">
            {failure.message}
          </p>
        )}
        <Button type="submit" size="lg" wide pending={submit.pending} data-testid="submit-order">
          {order.total ? t('submit', { price: formatMoney(order.total, locale) }) : t('submitUnpriced')}
        </Button>
        <p className="caption">
          {t('promise')} {t('priceGuard')}
        </p>
      </div>
    </form>
  );
}
