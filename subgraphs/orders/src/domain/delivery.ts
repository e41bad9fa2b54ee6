import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import type { Delivery } from './order.ts';

/** Lengths an address may have, in characters after trimming. */
const lengths: { readonly [F in keyof Delivery]: readonly [least: number, most: number] } = {
  recipient: [1, 120],
  phone: [5, 30],
  country: [2, 2],
  postcode: [3, 12],
  city: [1, 100],
  address: [1, 300],
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
