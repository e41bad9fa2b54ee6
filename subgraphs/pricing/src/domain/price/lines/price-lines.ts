import {
  castingLine,
  type Costing,
  engravingLine,
  finishingLine,
  labourLine,
  metalLine,
  platingLine,
  stoneLines,
} from './making-lines.ts';
import type { PriceLineKind } from './price-formulas.ts';
import { lineOf, type PriceLine, sumMinor } from './price-line.ts';
import { type PriceList, quantityDiscount, taxShareOf } from '../rules/price-rules.ts';

/** What making costs, and quantity and hurry change: metal and stones are bought at the same price for one or many. */
const making: ReadonlySet<PriceLineKind> = new Set(['CASTING', 'FINISHING', 'PLATING', 'ENGRAVING', 'LABOUR']);

/** What the pieces cost, line by line. */
export function costLines(costing: Costing, express: boolean): readonly PriceLine[] {
  const lines = [
    metalLine(costing),
    castingLine(costing),
    finishingLine(costing),
    platingLine(costing),
    ...stoneLines(costing),
    engravingLine(costing),
    labourLine(costing),
  ].filter((line) => line !== null);
  const makingMinor = sumMinor(lines.filter(({ kind }) => making.has(kind)));
  const discount = discountLine(costing, makingMinor);
  const discounted = makingMinor + (discount?.amount.amountMinor ?? 0);
  return [...lines, discount, express ? expressLine(costing.list, discounted) : null].filter((line) => line !== null);
}

function discountLine({ list, quantity }: Costing, makingMinor: number): PriceLine | null {
  const discountShare = quantityDiscount(list.rules, quantity);
  if (discountShare === 0) return null;
  return lineOf(
    list,
    'QUANTITY_DISCOUNT',
    'quantityBreaks',
    { makingMinor, discountShare },
    {
      ru: '{discountShare} % от изготовления, {makingMinor} ₽',
      en: '{discountShare} % of the making, {makingMinor} ₽',
    },
  );
}

function expressLine(list: PriceList, makingMinor: number): PriceLine {
  return lineOf(
    list,
    'EXPRESS',
    'express',
    { makingMinor, surchargeShare: list.rules.express.surchargeShare },
    {
      ru: '{surchargeShare} % от изготовления, {makingMinor} ₽',
      en: '{surchargeShare} % of the making, {makingMinor} ₽',
    },
  );
}

/**
 * What is added to the cost: up to the least price, margin, tax; so that the total is round. The tax is what is in the
 * rounded total, the margin takes up the rest. The total is rounded up, so the margin is never below its share but for
 * half a minor unit.
 */
export function closingLines(cost: readonly PriceLine[], list: PriceList, taxRegion: string): readonly PriceLine[] {
  const { marginShare, minimumMinor, roundToMinor } = list.rules;
  const costMinor = sumMinor(cost);
  const minimum = lineOf(
    list,
    'MINIMUM',
    'minimumMinor',
    { costMinor, marginShare, minimumMinor },
    {
      ru: 'Наименьшая цена — {minimumMinor} ₽ без налога',
      en: 'The least price is {minimumMinor} ₽ before tax',
    },
  );
  const topUpMinor = minimum.amount.amountMinor;
  const given = { costMinor, marginShare, topUpMinor, taxShare: taxShareOf(list.rules, taxRegion), roundToMinor };
  return [
    ...(topUpMinor > 0 ? [minimum] : []),
    lineOf(list, 'MARGIN', 'marginShare', given, {
      ru: '{marginShare} % от себестоимости {costMinor} ₽, итог округлён вверх до {roundToMinor} ₽',
      en: '{marginShare} % of the cost of {costMinor} ₽, the total rounded up to {roundToMinor} ₽',
    }),
    lineOf(list, 'TAX', `taxes/${taxRegion}`, given, taxTexts(given.taxShare, taxRegion)),
  ];
}

const taxTexts = (share: number, region: string) =>
  share === 0
    ? { ru: `Вывоз, ${region}: налога нет`, en: `Export, ${region}: no tax` }
    : { ru: `{taxShare} %, доставка: ${region}`, en: `{taxShare} %, delivery to ${region}` };
