import type { Finish, Material, PriceRules } from './price-rules.ts';

/** Working days from approval until all pieces are ready. */
export function leadTimeDays(
  { material, finish, quantity }: { readonly material: Material; readonly finish: Finish; readonly quantity: number },
  { leadTime }: PriceRules,
): number {
  const forQuantity = Math.floor((quantity - 1) / leadTime.piecesPerExtraDay);
  return leadTime.baseDays + material.extraDays + finish.extraDays + forQuantity;
}
