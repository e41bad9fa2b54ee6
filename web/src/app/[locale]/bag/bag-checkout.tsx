'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BagView } from '../../../features/bag/bag-view.tsx';
import { useBag } from '../../../features/bag/bag-provider.tsx';
import { StartOrderButton } from '../../../features/ordering/start-order-button.tsx';

/** The bag, and the way from it to an order. */
export function BagCheckout(): ReactNode {
  const t = useTranslations('bag');
  const { empty } = useBag();
  return (
    <BagView
      checkout={(entries) => (
        <StartOrderButton lines={entries} disabled={entries.length === 0} onStarted={empty}>
          {t('order')}
        </StartOrderButton>
      )}
    />
  );
}
