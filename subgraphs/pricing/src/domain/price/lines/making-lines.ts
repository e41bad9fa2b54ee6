import type { Measurement } from '../../geometry/measurement.ts';
import { detailFactor } from './detail-factor.ts';
import { engravedCharacters } from './engraving-text.ts';
import type { Finish, Material, Stone } from '../rules/offer.ts';
import { lineOf, type PriceLine } from './price-line.ts';
import { pricePerGramMinor, type PriceList } from '../rules/price-rules.ts';

/** What the cost of pieces depends on: the choices, looked up in the rules. */
export interface Costing {
  readonly list: PriceList;
  readonly measurement: Measurement;
  readonly material: Material;
  readonly finish: Finish;
  readonly stones: readonly { readonly stone: Stone; readonly count: number }[];
  readonly engraving: string | null;
  readonly quantity: number;
  /** Of one piece. */
  readonly massGrams: number;
}

/** A square centimetre is 100 mm², a cubic one 1,000 mm³. */
const areaCm2 = ({ measurement }: Costing): number => measurement.areaMm2 / 100;

export function metalLine({ list, material, quantity, massGrams }: Costing): PriceLine {
  return lineOf(
    list,
    'METAL',
    `materials/${material.id}`,
    { pieces: quantity, massGrams, lossShare: material.lossShare, perGramMinor: pricePerGramMinor(list, material) },
    {
      ru: '{pieces} шт. × {massGrams} г + потери {lossShare} %, {perGramMinor} ₽ за грамм',
      en: '{pieces} pcs × {massGrams} g + {lossShare} % loss, {perGramMinor} ₽ a gram',
    },
  );
}

/** The wax is larger than the piece by the alloy's shrinkage; the metal poured is the piece and its sprue. */
export function castingLine({ list, measurement, material, quantity, massGrams }: Costing): PriceLine {
  const { perFlaskMinor, ...wax } = list.rules.casting;
  const { shrinkageShare, sprueShare, largestMeltGrams } = material.casting;
  return lineOf(
    list,
    'CASTING',
    'casting',
    {
      pieces: quantity,
      ...wax,
      waxCm3: (measurement.volumeMm3 / 1000) * (1 + shrinkageShare) ** 3,
      pouredGrams: massGrams * (1 + sprueShare),
      flaskGrams: largestMeltGrams,
      perFlaskMinor,
    },
    {
      ru: 'Восковка {perModelMinor} ₽, затем {pieces} шт. × ({perPieceMinor} ₽ + {waxCm3} см³ воска по {perCm3Minor} ₽ + {pouredGrams} г из {flaskGrams} г опоки за {perFlaskMinor} ₽)',
      en: 'Wax {perModelMinor} ₽, then {pieces} pcs × ({perPieceMinor} ₽ + {waxCm3} cm³ of wax at {perCm3Minor} ₽ + {pouredGrams} g of the {flaskGrams} g in a flask at {perFlaskMinor} ₽)',
    },
  );
}

export function finishingLine(costing: Costing): PriceLine {
  const { list, finish, quantity } = costing;
  const { perPieceMinor, perCm2Minor } = finish;
  return lineOf(
    list,
    'FINISHING',
    `finishes/${finish.id}`,
    { pieces: quantity, areaCm2: areaCm2(costing), perPieceMinor, perCm2Minor },
    {
      ru: `${finish.name.ru}: {pieces} шт. × ({perPieceMinor} ₽ + {areaCm2} см² по {perCm2Minor} ₽)`,
      en: `${finish.name.en}: {pieces} pcs × ({perPieceMinor} ₽ + {areaCm2} cm² at {perCm2Minor} ₽)`,
    },
  );
}

/** Metal in the layer: surface × thickness × density. */
export function platingLine(costing: Costing): PriceLine | null {
  const { list, finish, quantity } = costing;
  if (!finish.plating) return null;
  const { name, metal, fineness, thicknessMicrons, densityGramsPerCm3, bathMinor } = finish.plating;
  const perGramMinor = Math.round(list.ratesMinor[metal] * fineness);
  return lineOf(
    list,
    'PLATING',
    `finishes/${finish.id}/plating`,
    { pieces: quantity, areaCm2: areaCm2(costing), thicknessMicrons, densityGramsPerCm3, perGramMinor, bathMinor },
    {
      ru: `${name.ru}, {thicknessMicrons} мкм: {pieces} шт. × ({bathMinor} ₽ + {areaCm2} см² слоя, {perGramMinor} ₽ за грамм)`,
      en: `${name.en}, {thicknessMicrons} µm: {pieces} pcs × ({bathMinor} ₽ + {areaCm2} cm² of layer, {perGramMinor} ₽ a gram)`,
    },
  );
}

export function stoneLines({ list, stones, quantity }: Costing): readonly PriceLine[] {
  const { perHourMinor } = list.rules.labour;
  return stones.map(({ stone, count }) =>
    lineOf(
      list,
      'STONES',
      `stones/${stone.id}`,
      {
        pieces: quantity,
        stonesPerPiece: count,
        stoneMinor: stone.priceMinor,
        settingMinutes: stone.settingMinutes,
        perHourMinor,
      },
      {
        ru: `${stone.name.ru}: {pieces} шт. × {stonesPerPiece} × ({stoneMinor} ₽ + {settingMinutes} мин по {perHourMinor} ₽ в час)`,
        en: `${stone.name.en}: {pieces} pcs × {stonesPerPiece} × ({stoneMinor} ₽ + {settingMinutes} min at {perHourMinor} ₽ an hour)`,
      },
    ),
  );
}

export function engravingLine({ list, engraving, quantity }: Costing): PriceLine | null {
  if (engraving === null) return null;
  const { perPieceMinor, perCharacterMinor } = list.rules.engraving;
  return lineOf(
    list,
    'ENGRAVING',
    'engraving',
    { pieces: quantity, characters: engravedCharacters(engraving), perPieceMinor, perCharacterMinor },
    {
      ru: '{pieces} шт. × ({perPieceMinor} ₽ + {characters} зн. по {perCharacterMinor} ₽)',
      en: '{pieces} pcs × ({perPieceMinor} ₽ + {characters} characters at {perCharacterMinor} ₽)',
    },
  );
}

export function labourLine(costing: Costing): PriceLine {
  const { list, measurement, quantity } = costing;
  const { minutesPerPiece, minutesPerCm2, perHourMinor, detail } = list.rules.labour;
  return lineOf(
    list,
    'LABOUR',
    'labour',
    {
      pieces: quantity,
      areaCm2: areaCm2(costing),
      minutesPerPiece,
      minutesPerCm2,
      detailFactor: detailFactor(measurement, detail),
      perHourMinor,
    },
    {
      ru: '{pieces} шт. × ({minutesPerPiece} мин + {areaCm2} см² по {minutesPerCm2} мин × сложность {detailFactor}), {perHourMinor} ₽ в час',
      en: '{pieces} pcs × ({minutesPerPiece} min + {areaCm2} cm² at {minutesPerCm2} min × intricacy {detailFactor}), {perHourMinor} ₽ an hour',
    },
  );
}
