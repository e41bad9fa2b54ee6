import { fineMetals, type MetalRates } from './metals.ts';
import type { Finish, Material, Stone } from './offer.ts';
import type { PriceRules } from './price-rules.ts';
import { fault, nameFaults, numberFaults, type Range, type RuleFault, textFaults } from './rule-fault.ts';
import { isRegion } from './tax-region.ts';

/** Bounds that keep every price a positive whole number, and catch a slip of the finger; the house decides within. */
const minor: Range = { least: 0, most: 1_000_000_00, whole: true };
const share: Range = { least: 0, most: 1 };
const days: Range = { least: 0, most: 365, whole: true };
const count: Range = { least: 1, most: 1_000_000, whole: true };

/** Everything that is wrong with a set of rules; nothing when it may be published. */
export function refuseRules(rules: PriceRules): readonly RuleFault[] {
  return [
    ...numberFaults('', rules, {
      marginShare: { least: 0, most: 10 },
      exportTaxShare: share,
      // Above nothing: whatever is asked for, the price is too.
      minimumMinor: { ...minor, least: 1 },
      roundToMinor: { ...minor, least: 1 },
      largestQuantity: { ...count, most: 10_000 },
    }),
    ...numberFaults('casting', rules.casting, {
      perModelMinor: minor,
      perPieceMinor: minor,
      perCm3Minor: minor,
      perFlaskMinor: minor,
    }),
    ...workFaults(rules),
    ...numberFaults('leadTime', rules.leadTime, { baseDays: days, piecesPerExtraDay: count, stonesPerExtraDay: count }),
    ...emptyFaults(rules),
    ...nameFaults('materials', rules.materials),
    ...rules.materials.flatMap((material, index) => materialFaults(material, `materials.${index}`, rules)),
    ...nameFaults('finishes', rules.finishes),
    ...rules.finishes.flatMap((finish, index) => finishFaults(finish, `finishes.${index}`)),
    ...nameFaults('stones', rules.stones),
    ...rules.stones.flatMap((stone, index) => stoneFaults(stone, `stones.${index}`)),
    ...breakFaults(rules),
    ...taxFaults(rules),
  ];
}

/** Everything that is wrong with metal rates. A gram of fine metal costs up to a million roubles. */
export function refuseRates(rates: MetalRates): readonly RuleFault[] {
  return numberFaults('', rates, Object.fromEntries(fineMetals.map((metal) => [metal, { ...minor, least: 1 }])));
}

function workFaults({ labour, engraving, express }: PriceRules): readonly RuleFault[] {
  const minutes: Range = { least: 0, most: 10_000 };
  return [
    ...numberFaults('labour', labour, { minutesPerPiece: minutes, minutesPerCm2: minutes, perHourMinor: minor }),
    ...numberFaults('labour.detail', labour.detail, {
      plainShape: { least: 1, most: 1000 },
      perShape: { least: 0, most: 100 },
      plainDetailMm: { least: 0.001, most: 1000 },
      forFinestDetail: { least: 0, most: 100 },
      mostFactor: { least: 1, most: 100 },
    }),
    ...numberFaults('engraving', engraving, {
      perPieceMinor: minor,
      perCharacterMinor: minor,
      mostCharacters: { least: 1, most: 60, whole: true },
      extraDays: days,
    }),
    ...numberFaults('express', express, {
      surchargeShare: { least: 0, most: 10 },
      leadTimeFactor: { least: 0.01, most: 1 },
    }),
  ];
}

function emptyFaults({ materials, finishes }: PriceRules): readonly RuleFault[] {
  return Object.entries({ materials, finishes }).flatMap(([path, list]) =>
    list.length > 0 ? [] : [fault(path, 'EMPTY', 'Нужно хотя бы одно.', 'There must be at least one.')],
  );
}

function materialFaults(material: Material, path: string, { finishes }: PriceRules): readonly RuleFault[] {
  const wall: Range = { least: 0, most: 100 };
  const room: Range = { least: 1, most: 1000 };
  const unknown = material.finishIds.flatMap((id, index) =>
    finishes.some((finish) => finish.id === id)
      ? []
      : [fault(`${path}.finishIds.${index}`, 'NOT_FOUND', `Отделки ${id} нет.`, `There is no finish ${id}.`)],
  );
  return [
    ...numberFaults(path, material, {
      fineness: { least: 0.001, most: 1 },
      densityGramsPerCm3: { least: 1, most: 25 },
      alloyingPerGramMinor: minor,
      lossShare: share,
      extraDays: days,
    }),
    ...numberFaults(`${path}.casting`, material.casting, {
      shrinkageShare: { least: 0, most: 0.2 },
      leastWallMm: wall,
      leastDetailMm: wall,
      largestMeltGrams: { least: 1, most: 100_000 },
      sprueShare: { least: 0, most: 10 },
    }),
    ...numberFaults(`${path}.casting.flask`, material.casting.flask, { diameterMm: room, heightMm: room }),
    ...(/^#[0-9a-f]{6}$/i.test(material.color)
      ? []
      : [fault(`${path}.color`, 'TEXT', 'Цвет записывается как #d7d8d6.', 'Write a colour as #d7d8d6.')]),
    ...(material.finishIds.length > 0
      ? unknown
      : [fault(`${path}.finishIds`, 'EMPTY', 'Нужна хотя бы одна отделка.', 'There must be at least one finish.')]),
  ];
}

function finishFaults({ plating, ...finish }: Finish, path: string): readonly RuleFault[] {
  const work = numberFaults(path, finish, { perPieceMinor: minor, perCm2Minor: minor, extraDays: days });
  if (!plating) return work;
  return [
    ...work,
    ...textFaults(`${path}.plating.name`, plating.name),
    ...numberFaults(`${path}.plating`, plating, {
      fineness: { least: 0.001, most: 1 },
      thicknessMicrons: { least: 0.01, most: 1000 },
      densityGramsPerCm3: { least: 1, most: 25 },
      bathMinor: minor,
    }),
  ];
}

const stoneFaults = (stone: Stone, path: string): readonly RuleFault[] =>
  numberFaults(path, stone, {
    diameterMm: { least: 0.5, most: 30 },
    priceMinor: minor,
    settingMinutes: { least: 0, most: 1000 },
  });

function breakFaults({ quantityBreaks }: PriceRules): readonly RuleFault[] {
  return quantityBreaks.flatMap((one, index) => {
    const path = `quantityBreaks.${index}`;
    const earlier = quantityBreaks[index - 1];
    const grows = !earlier || (one.from > earlier.from && one.discountShare >= earlier.discountShare);
    return [
      ...numberFaults(path, one, { from: { ...count, least: 2 }, discountShare: { least: 0, most: 0.9 } }),
      ...(grows
        ? []
        : [fault(path, 'ORDER', 'Количество и скидка должны расти.', 'Quantities and discounts have to grow.')]),
    ];
  });
}

function taxFaults({ taxes }: PriceRules): readonly RuleFault[] {
  return taxes.flatMap(({ region, ...tax }, index) => {
    const path = `taxes.${index}`;
    const again = taxes.findIndex((other) => other.region === region) < index;
    return [
      ...numberFaults(path, tax, { share }),
      ...(isRegion(region)
        ? []
        : [fault(`${path}.region`, 'UNKNOWN_REGION', `Страны ${region} нет.`, `There is no country ${region}.`)]),
      ...(again ? [fault(`${path}.region`, 'NOT_UNIQUE', 'Страна уже есть.', 'The country is there already.')] : []),
    ];
  });
}
