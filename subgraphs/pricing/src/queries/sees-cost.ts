import { type Identity, isStaff } from '@alexandrite/contracts/identity';

/**
 * Whether a caller sees how prices come about: their lines, with the house's margin, and the versions of the rules.
 * Staff do; customers and partners do where the house shows its costs.
 */
export function seesCost({ showCost }: { readonly showCost: boolean }, caller: Identity): boolean {
  return showCost || isStaff(caller);
}
