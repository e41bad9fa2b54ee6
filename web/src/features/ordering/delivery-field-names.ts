import type { DeliveryInput } from '../../gql/graphql.ts';

/** Fields of an address, in the order in which they are blamed. */
export const deliveryFields = [
  'recipient',
  'phone',
  'country',
  'postcode',
  'city',
  'address',
] as const satisfies readonly (keyof DeliveryInput)[];

export type DeliveryField = (typeof deliveryFields)[number];
