'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Order } from './read-orders.ts';

const countries = ['RU', 'BY', 'KZ', 'AM'] as const;

/** Where an order goes; nothing before it is known. */
export function OrderDelivery({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const names = useTranslations('checkout.countries');
  const { delivery } = order;
  if (!delivery) return null;
  const known = countries.find((country) => country === delivery.country);
  return (
    <section>
      <h2 className="caption mb-2">{t('delivery')}</h2>
      <address className="grid not-italic">
        <span>{delivery.recipient}</span>
        <span className="figures">{delivery.phone}</span>
        <span>{delivery.address}</span>
        <span>
          {delivery.postcode}, {delivery.city}
        </span>
        <span>{known ? names(known) : delivery.country}</span>
      </address>
    </section>
  );
}
