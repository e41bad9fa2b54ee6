import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { formatMoney, type Amount } from './format-money.ts';

export interface PriceProps extends Omit<ComponentProps<'span'>, 'children'> {
  readonly amount: Amount;
  readonly locale: string;
}

/** An amount of money, in figures that stand below one another. The bare number is in `data-amount-minor`. */
export function Price({ amount, locale, className, ...rest }: PriceProps): ReactNode {
  return (
    <span {...rest} className={clsx('figures whitespace-nowrap', className)} data-amount-minor={amount.amountMinor}>
      {formatMoney(amount, locale)}
    </span>
  );
}
