'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SignInHere } from '../../../features/account/sign-in-here.tsx';
import { MadeToOrderView, type MadeToOrderViewProps } from '../../../features/made-to-order/made-to-order-view.tsx';
import { StartOrderButton } from '../../../features/ordering/start-order-button.tsx';

/** Pricing a model, with signing in on the spot and the way to an order. */
export function MadeToOrder(props: Omit<MadeToOrderViewProps, 'signIn' | 'order'>): ReactNode {
  const t = useTranslations('product');
  return (
    <MadeToOrderView
      {...props}
      signIn={(onSignedIn) => <SignInHere onSignedIn={onSignedIn} />}
      order={(quoteId) => <StartOrderButton lines={[{ quoteId }]}>{t('order')}</StartOrderButton>}
    />
  );
}
