import type { Finish, Material, Stone } from './rules/offer.ts';
import { canBeEngraved, engravedCharacters } from './lines/engraving-text.ts';
import { mostStones, type PieceChoices } from './piece-to-price.ts';
import { finishesOf, materialOf, type PriceRules, stoneOf } from './rules/price-rules.ts';
import { isRegion } from './rules/tax-region.ts';

/** Why a choice cannot be had, whatever the model. */
export type ChoiceRefusal =
  | { readonly code: 'UNKNOWN_MATERIAL' }
  | { readonly code: 'UNKNOWN_FINISH' }
  | { readonly code: 'QUANTITY_OUT_OF_RANGE'; readonly largest: number }
  | { readonly code: 'UNKNOWN_STONE'; readonly index: number }
  | { readonly code: 'STONE_TWICE'; readonly index: number }
  | { readonly code: 'STONE_COUNT_OUT_OF_RANGE'; readonly index: number; readonly largest: number }
  | { readonly code: 'TOO_MANY_STONES'; readonly largest: number }
  | { readonly code: 'ENGRAVING_TOO_LONG'; readonly largest: number }
  | { readonly code: 'ENGRAVING_NOT_POSSIBLE' }
  | { readonly code: 'UNKNOWN_REGION' };

/** What was chosen, looked up in the rules. */
export interface ChoicesFound {
  readonly material: Material;
  readonly finish: Finish;
  readonly stones: readonly { readonly stone: Stone; readonly count: number }[];
}

type Found<Value> =
  { readonly ok: true; readonly found: Value } | { readonly ok: false; readonly refusal: ChoiceRefusal };

const refuse = (refusal: ChoiceRefusal) => ({ ok: false, refusal }) as const;
const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;

/** Looks up what was chosen, or says what of it is not to be had. */
export function lookUpChoices(choices: PieceChoices, rules: PriceRules): Found<ChoicesFound> {
  const material = materialOf(rules, choices.materialId);
  if (!material) return refuse({ code: 'UNKNOWN_MATERIAL' });
  const finishes = finishesOf(rules, material);
  const finish = choices.finishId === null ? finishes[0] : finishes.find(({ id }) => id === choices.finishId);
  if (!finish) return refuse({ code: 'UNKNOWN_FINISH' });
  if (!isWhole(choices.quantity, rules.largestQuantity)) {
    return refuse({ code: 'QUANTITY_OUT_OF_RANGE', largest: rules.largestQuantity });
  }
  const stones = lookUpStones(choices, rules);
  if (!stones.ok) return stones;
  const engraving = refuseEngraving(choices.engraving, rules);
  if (engraving) return refuse(engraving);
  if (!isRegion(choices.taxRegion)) return refuse({ code: 'UNKNOWN_REGION' });
  return { ok: true, found: { material, finish, stones: stones.found } };
}

function lookUpStones({ stones }: PieceChoices, rules: PriceRules): Found<ChoicesFound['stones']> {
  if (stones.length > mostStones.kinds) return refuse({ code: 'TOO_MANY_STONES', largest: mostStones.kinds });
  const found: { readonly stone: Stone; readonly count: number }[] = [];
  for (const [index, { stoneId, count }] of stones.entries()) {
    const stone = stoneOf(rules, stoneId);
    if (!stone) return refuse({ code: 'UNKNOWN_STONE', index });
    if (found.some((earlier) => earlier.stone === stone)) return refuse({ code: 'STONE_TWICE', index });
    if (!isWhole(count, mostStones.ofAKind)) {
      return refuse({ code: 'STONE_COUNT_OUT_OF_RANGE', index, largest: mostStones.ofAKind });
    }
    found.push({ stone, count });
  }
  return { ok: true, found };
}

function refuseEngraving(text: string | null, { engraving }: PriceRules): ChoiceRefusal | null {
  if (text === null) return null;
  if (engravedCharacters(text) > engraving.mostCharacters) {
    return { code: 'ENGRAVING_TOO_LONG', largest: engraving.mostCharacters };
  }
  return canBeEngraved(text) ? null : { code: 'ENGRAVING_NOT_POSSIBLE' };
}

/** Whether the stones find room: together they cover at most half of the surface, the other half is seat and claws. */
export function stonesFit({ stones }: ChoicesFound, areaMm2: number): boolean {
  const covered = stones.reduce((sum, { stone, count }) => sum + count * (Math.PI / 4) * stone.diameterMm ** 2, 0);
  return covered <= areaMm2 / 2;
}
