'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Order } from './read-orders.ts';

/** Why an order cannot go on, and what to do; nothing when all is well. */
export function OrderProblem({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const { problem } = order;
  if (!problem) return null;
  return (
    <section
      role="alert"
      data-testid="order-problem"
      data-code={problem.code}
      className="mb-10 grid gap-1 border-l-2 border-warn bg-warn-wash px-6 py-5"
    >
      <h2 className="font-medium text-warn">{t('halted')}</h2>
      <p className="max-w-prose">{problem.message}</p>
      <p className="caption">
        {t.rich('since', { date: () => <DateTime value={problem.since} locale={locale} style="moment" /> })}
      </p>
    </section>
  );
}
