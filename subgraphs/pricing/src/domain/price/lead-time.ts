import type { Costing } from './lines/making-lines.ts';

/** Working days from approval until all pieces are ready. */
export function leadTimeDays(
  { list, material, finish, stones, engraving, quantity }: Costing,
  express: boolean,
): number {
  const { leadTime, engraving: engravingRules, express: expressRules } = list.rules;
  const stonesInAll = quantity * stones.reduce((sum, { count }) => sum + count, 0);
  const usual =
    leadTime.baseDays +
    material.extraDays +
    finish.extraDays +
    (engraving === null ? 0 : engravingRules.extraDays) +
    Math.floor((quantity - 1) / leadTime.piecesPerExtraDay) +
    Math.ceil(stonesInAll / leadTime.stonesPerExtraDay);
  return express ? Math.max(1, Math.ceil(usual * expressRules.leadTimeFactor)) : usual;
}
