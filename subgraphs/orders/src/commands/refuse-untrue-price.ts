import type { Refused } from '@alexandrite/contracts/outcome';
import { invalidInput } from '@alexandrite/service-kit/refusals';
import type { Order, OrderLine } from '../domain/order.ts';
import { type BasisFault, basisFaults, isUntrue, type PriceBasis } from '../domain/price-basis.ts';
import type { OrderDesk } from './order-desk.ts';

/** What the prices of an order's lines rest on, as the other services told it last. */
export async function priceBasisOf({ store }: OrderDesk, lines: readonly OrderLine[]) {
  const idsOf = (field: 'quoteId' | 'productId') =>
    lines.flatMap((line) => (line[field] === null ? [] : [line[field]]));
  const [quotes, pieces] = await Promise.all([
    store.quotes.find(idsOf('quoteId')),
    store.products.find(idsOf('productId')),
  ]);
  return { quotes, pieces } satisfies PriceBasis;
}

/** Refuses to go on with an order whose price was computed for something else. */
export function refuseUntruePrice(order: Order, basis: PriceBasis): Refused<'InvalidInput'> | null {
  const fault = basisFaults(order, basis).find(isUntrue);
  return fault === undefined ? null : invalidInput(codeOf(fault), fieldOf(fault), fieldsOf(fault, order, basis));
}

const codeOf = (fault: BasisFault): string => (fault === 'NOT_KNOWN' ? 'QUOTED_OTHERWISE' : fault);

const fieldOf = (fault: BasisFault): string | null => (fault === 'TAX_REGION_DIFFERS' ? 'delivery.country' : null);

function fieldsOf(fault: BasisFault, { delivery }: Order, { quotes }: PriceBasis) {
  if (fault !== 'TAX_REGION_DIFFERS') return {};
  const quoted = quotes.find(({ taxRegion }) => taxRegion !== null && taxRegion !== delivery?.country);
  return { quoted: quoted?.taxRegion ?? '' };
}
