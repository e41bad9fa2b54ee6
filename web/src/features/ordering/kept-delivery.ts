import { deliveryFields, type DeliveryField } from './delivery-field-names.ts';

/** What is typed into the address of an order, as far as it goes. */
export type TypedDelivery = Partial<Record<DeliveryField, string>>;

/** Where it is kept: the storage of one window, which forgets when that is closed. Addresses are nobody else's. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (orderId: string): string => `alexandrite-delivery-${orderId}`;

/** What was typed for an order before the page was loaded again, or before its reader had to sign in anew. */
export function readKept(texts: KeptTexts, orderId: string): TypedDelivery {
  try {
    const kept: unknown = JSON.parse(texts.getItem(keyOf(orderId)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const known = Object.entries(kept).filter(
      (entry): entry is [DeliveryField, string] =>
        typeof entry[1] === 'string' && deliveryFields.some((field) => field === entry[0]),
    );
    return Object.fromEntries(known);
  } catch {
    // Forbidden in some private windows.
    return {};
  }
}

/** Keeps what is typed for an order. */
export function keep(texts: KeptTexts, orderId: string, typed: TypedDelivery): void {
  try {
    texts.setItem(keyOf(orderId), JSON.stringify(typed));
  } catch {
    // It is typed again then.
  }
}

/** Forgets it: the order has the address now. */
export function forget(texts: KeptTexts, orderId: string): void {
  try {
    texts.removeItem(keyOf(orderId));
  } catch {
    // There is nothing to forget.
  }
}
