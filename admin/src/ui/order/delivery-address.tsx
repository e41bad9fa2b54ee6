import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AddressFragment } from '../../gql/graphql.ts';

const countries = ['RU', 'BY', 'KZ', 'AM'] as const;

/** Where a parcel goes, as it is written on it. */
export function DeliveryAddress({ address }: { readonly address: AddressFragment }): ReactNode {
  const t = useTranslations('countries');
  const known = countries.find((country) => country === address.country);
  return (
    <address className="grid not-italic" data-testid="delivery">
      <span className="font-medium">{address.recipient}</span>
      <span className="figures">{address.phone}</span>
      <span>{address.address}</span>
      <span>
        {address.postcode}, {address.city}
      </span>
      <span>{known ? t(known) : address.country}</span>
    </address>
  );
}
