import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import type { Delivery } from './order.ts';

/** Lengths an address may have, in characters after trimming. */
const lengths: { readonly [F in keyof Delivery]: readonly [least: number, most: number] } = {
  recipient: [1, textBounds.recipient.limit],
  phone: [5, textBounds.phone.limit],
  country: [2, textBounds.country.limit],
  postcode: [3, textBounds.postcode.limit],
  city: [1, textBounds.city.limit],
  address: [1, textBounds.address.limit],
};

/** Refuses a delivery whose first bad field is too short or too long. */
export function refuseBadDelivery(delivery: Delivery): Refused<'InvalidInput'> | null {
  for (const [field, [least, most]] of Object.entries(lengths)) {
    // Object.entries forgets which keys an object has.
    const length = delivery[field as keyof Delivery].trim().length;
    if (length < least || length > most) {
      return refuse('InvalidInput', 'DELIVERY_FIELD', { field: `delivery.${field}`, least, most });
    }
  }
  return null;
}
