/** An amount of money as the API tells it: a whole number of minor units, and an ISO 4217 code. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * An amount in the words of a language: `12 500 ₽`, `₽12,500`. Kopecks are shown only where there are any.
 */
export function formatMoney(amount: Amount, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount.amountMinor / 10 ** digits);
}
