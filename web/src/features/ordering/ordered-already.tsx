'use client';

import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';

/** In place of a checkout: this order was placed, perhaps in another window. */
export function OrderedAlready({ orderId }: { readonly orderId: string }): ReactNode {
  const t = useTranslations('checkout');
  const toOrder = (
    <Button asChild variant="secondary">
      <Link href={`/orders/${orderId}`}>{t('toOrder')}</Link>
    </Button>
  );
  return <EmptyState level={1} title={t('done')} action={toOrder} className="py-32" />;
}
