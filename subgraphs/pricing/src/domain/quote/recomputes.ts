import type { PriceList } from '../price/rules/price-rules.ts';
import { addsUp, recomputePrice } from '../price/recompute-price.ts';
import type { Quote } from './quote.ts';

/**
 * Whether a quote's price comes out the same, total and every line, from what it was made of: its measurement and
 * choices by the rules and rates of its versions, and each line from its own figures.
 */
export function recomputes(quote: Quote, list: PriceList): boolean {
  const { price, measurement } = quote;
  if (!price || !measurement) return false;
  const again = recomputePrice({ ...quote, price, measurement }, list);
  return (
    again !== null &&
    addsUp(price) &&
    again.total.amountMinor === price.total.amountMinor &&
    again.lines.length === price.lines.length &&
    again.lines.every(({ kind, amount }, index) => {
      const recorded = price.lines[index];
      return recorded?.kind === kind && recorded.amount.amountMinor === amount.amountMinor;
    })
  );
}
