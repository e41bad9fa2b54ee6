import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';
import type { Delivery } from './order.ts';

/** What tells a country and a telephone number from other texts. */
export interface AddressBook {
  readonly isCountry: (code: string) => boolean;
  /** The number as it is called from abroad; null when there can be none such. */
  readonly readPhone: (text: string, country: string) => string | null;
}

/** Lengths an address may have, in characters of a tidied text. */
const lengths: { readonly [F in keyof Delivery]: readonly [least: number, most: number] } = {
  recipient: [1, textBounds.recipient.limit],
  phone: [5, textBounds.phone.limit],
  country: [2, textBounds.country.limit],
  postcode: [3, textBounds.postcode.limit],
  city: [1, textBounds.city.limit],
  address: [1, textBounds.address.limit],
};

/** A delivery as it is printed on the parcel; or why its first bad field cannot be. */
export function readDelivery(given: Delivery, book: AddressBook): Outcome<Delivery, 'InvalidInput'> {
  const tidied: Record<keyof Delivery, string> = { ...given };
  for (const [name, [least, most]] of Object.entries(lengths)) {
    // Object.entries forgets which keys an object has.
    const part = name as keyof Delivery;
    const field = `delivery.${part}`;
    const text = tidyText(given[part]);
    if (text === null) return refuse('InvalidInput', 'TEXT_SIGNS', { field });
    if (text.length < least || text.length > most) {
      return refuse('InvalidInput', 'DELIVERY_FIELD', { field, least, most });
    }
    if (part !== 'phone' && !/[\p{L}\p{N}]/u.test(text)) return refuse('InvalidInput', 'DELIVERY_WORDS', { field });
    tidied[part] = text;
  }
  const country = tidied.country.toUpperCase();
  if (!book.isCountry(country)) return refuse('InvalidInput', 'COUNTRY_UNKNOWN', { field: 'delivery.country' });
  const phone = book.readPhone(tidied.phone, country);
  if (phone === null) return refuse('InvalidInput', 'PHONE_FORMAT', { field: 'delivery.phone' });
  return accept({ ...tidied, country, phone });
}
