'use client';

import { Field, Input, Select } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DeliveryField } from './delivery-field-names.ts';

/** Where the house sends to; the first is what most choose. */
const countries = ['RU', 'BY', 'KZ', 'AM'] as const;

export interface DeliveryFieldsProps {
  /** Name of who orders: most order for themselves. */
  readonly recipient: string;
  /** Country that the quotes of the order hold the tax of; null where any may be chosen. */
  readonly taxRegion: string | null;
  /** What the API said about one of the fields. */
  readonly failure: { readonly field: DeliveryField; readonly message: string } | null;
}

/** Who receives it, and where. Browsers fill this in from what they know. */
export function DeliveryFields({ recipient, taxRegion, failure }: DeliveryFieldsProps): ReactNode {
  const t = useTranslations('checkout');
  const quoted = countries.filter((country) => country === taxRegion);
  const offered = quoted.length === 0 ? countries : quoted;
  const errorOf = (field: DeliveryField) => (failure?.field === field ? failure.message : undefined);
  return (
    <div className="grid content-start gap-5 sm:grid-cols-2">
      <Field label={t('recipient')} error={errorOf('recipient')} className="sm:col-span-2">
        <Input name="recipient" autoComplete="shipping name" defaultValue={recipient} maxLength={120} required />
      </Field>
      <Field label={t('phone')} error={errorOf('phone')}>
        <Input name="phone" type="tel" autoComplete="shipping tel" minLength={5} maxLength={30} required />
      </Field>
      <Field label={t('country')} error={errorOf('country')}>
        <Select name="country" autoComplete="shipping country">
          {offered.map((country) => (
            <option key={country} value={country}>
              {t(`countries.${country}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('city')} error={errorOf('city')}>
        <Input name="city" autoComplete="shipping address-level2" maxLength={100} required />
      </Field>
      <Field label={t('postcode')} error={errorOf('postcode')}>
        <Input name="postcode" autoComplete="shipping postal-code" minLength={3} maxLength={12} required />
      </Field>
      <Field label={t('address')} error={errorOf('address')} className="sm:col-span-2">
        <Input name="address" autoComplete="shipping street-address" maxLength={300} required />
      </Field>
    </div>
  );
}
