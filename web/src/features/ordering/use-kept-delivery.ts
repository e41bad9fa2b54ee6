'use client';

import { useEffect, useMemo, type RefObject, type SyntheticEvent } from 'react';
import { deliveryFields } from './delivery-field-names.ts';
import { forget, keep, readKept } from './kept-delivery.ts';

/**
 * Fills a form again with what was typed into it before the page was loaded anew, or its reader had to sign in.
 * `onInput` belongs on the form; `forget` is called when the order has the address.
 */
export function useKeptDelivery(orderId: string, form: RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    const kept = readKept(sessionStorage, orderId);
    for (const name of deliveryFields) {
      const control = form.current?.elements.namedItem(name);
      const text = kept[name];
      if (text === undefined) continue;
      if (control instanceof HTMLInputElement) control.value = text;
      // A country that is no longer offered would leave the list empty.
      if (control instanceof HTMLSelectElement && [...control.options].some(({ value }) => value === text)) {
        control.value = text;
      }
    }
  }, [orderId, form]);
  return useMemo(
    () => ({
      onInput: ({ currentTarget }: SyntheticEvent<HTMLFormElement>) => {
        const typed = new FormData(currentTarget);
        const texts = deliveryFields.map((name) => [name, typed.get(name)] as const);
        keep(sessionStorage, orderId, Object.fromEntries(texts.filter(([, text]) => typeof text === 'string')));
      },
      forget: () => forget(sessionStorage, orderId),
    }),
    [orderId],
  );
}
