'use client';

import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '../../../ui/section.tsx';
import { OrderLine } from './order-line.tsx';
import type { Order } from '../read-orders.ts';

/** What is ordered, and what its price is made of. */
export function OrderLines({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <Section title={t('lines')}>
      <ul className="border-t border-hairline">
        {order.lines.map((line) => (
          <OrderLine key={line.id} line={line} />
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4">
        <span>{t('total')}</span>
        {order.total ? (
          <Price amount={order.total} locale={locale} className="text-lead font-medium" data-testid="order-total" />
        ) : (
          <span className="text-ink-faint">{t('priceUnknown')}</span>
        )}
      </p>
    </Section>
  );
}
