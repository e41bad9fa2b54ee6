'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '../../../ui/section.tsx';
import type { Order } from '../read-orders.ts';

/** Who ordered, and through which door. */
export function CustomerCard({ order: { customer, channel } }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  return (
    <Section title={t('customer')} aside={<span className="caption">{t(`channel.${channel}`)}</span>} testId="customer">
      {customer ? (
        <div>
          <p className="font-medium">{customer.displayName}</p>
          <a
            href={`mailto:${customer.email}`}
            className="break-all underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
          >
            {customer.email}
          </a>
        </div>
      ) : (
        <p className="text-ink-faint">{t('unknownCustomer')}</p>
      )}
    </Section>
  );
}
