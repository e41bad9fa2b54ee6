import type { Measurement } from '../../geometry/measurement.ts';
import { housePriceList } from '../rules/house-price-rules.ts';
import type { PieceToPrice } from '../piece-to-price.ts';
import { type PiecePrice, pricePiece } from '../price-piece.ts';
import type { PriceRefusal } from '../price-refusal.ts';
import type { PriceList, PriceRules } from '../rules/price-rules.ts';

/** A plain band of 180.27 mm³. */
export const aMeasurement = (changes: Partial<Measurement> = {}): Measurement => ({
  triangleCount: 1056,
  volumeMm3: 180.27,
  areaMm2: 560.6,
  boundingBoxMm: { min: { x: -11.4, y: -11.4, z: -1.9 }, max: { x: 11.4, y: 11.4, z: 1.9 } },
  watertight: true,
  bodies: 1,
  cavities: 0,
  overlappingBodies: 0,
  openEdgeCount: 0,
  nonManifoldEdgeCount: 0,
  repairedFacetCount: 0,
  droppedFacetCount: 0,
  fileUnit: null,
  thickness: null,
  problems: [],
  ...changes,
});

/** One such band in silver, for Russia, with nothing besides. */
export const aPiece = (changes: Partial<PieceToPrice> = {}): PieceToPrice => ({
  measurement: aMeasurement(),
  materialId: 'silver-925',
  finishId: null,
  quantity: 1,
  stones: [],
  engraving: null,
  express: false,
  taxRegion: 'RU',
  ...changes,
});

export function priced(changes: Partial<PieceToPrice> = {}, list: PriceList = housePriceList): PiecePrice {
  const result = pricePiece(aPiece(changes), list);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.price;
}

export function refused(changes: Partial<PieceToPrice>, list: PriceList = housePriceList): PriceRefusal {
  const result = pricePiece(aPiece(changes), list);
  if (result.ok) throw new Error(`priced at ${result.price.total.amountMinor}`);
  return result.refusal;
}

/** Round figures, so that a price can be worked out by hand. */
export const simpleRules: PriceRules = {
  currency: 'RUB',
  materials: [
    {
      id: 'alloy',
      name: { ru: 'Сплав', en: 'Alloy' },
      metal: 'SILVER',
      fineness: 0.9,
      densityGramsPerCm3: 10,
      alloyingPerGramMinor: 1_000,
      lossShare: 0.1,
      casting: {
        shrinkageShare: 0.1,
        leastWallMm: 0.5,
        leastDetailMm: 0.3,
        flask: { diameterMm: 110, heightMm: 110 },
        largestMeltGrams: 100,
        sprueShare: 0.25,
      },
      color: '#cccccc',
      finishIds: ['plain', 'plated'],
      extraDays: 1,
    },
  ],
  finishes: [
    {
      id: 'plain',
      name: { ru: 'Простая', en: 'Plain' },
      perPieceMinor: 5_000,
      perCm2Minor: 1_000,
      plating: null,
      extraDays: 2,
    },
    {
      id: 'plated',
      name: { ru: 'С покрытием', en: 'Plated' },
      perPieceMinor: 5_000,
      perCm2Minor: 1_000,
      plating: {
        name: { ru: 'Золото', en: 'Gold' },
        metal: 'GOLD',
        fineness: 0.5,
        thicknessMicrons: 2,
        densityGramsPerCm3: 20,
        bathMinor: 3_000,
      },
      extraDays: 2,
    },
  ],
  stones: [
    {
      id: 'stone-2',
      kind: 'CUBIC_ZIRCONIA',
      name: { ru: 'Камень 2 мм', en: 'Stone 2 mm' },
      diameterMm: 2,
      priceMinor: 4_000,
      settingMinutes: 6,
    },
  ],
  casting: { perModelMinor: 20_000, perPieceMinor: 10_000, perCm3Minor: 100_000, perFlaskMinor: 80_000 },
  labour: {
    minutesPerPiece: 20,
    minutesPerCm2: 2,
    perHourMinor: 60_000,
    detail: { plainShape: 1000, perShape: 0.1, plainDetailMm: 1, forFinestDetail: 1, mostFactor: 3 },
  },
  engraving: { perPieceMinor: 2_000, perCharacterMinor: 500, mostCharacters: 10, extraDays: 1 },
  quantityBreaks: [
    { from: 4, discountShare: 0.1 },
    { from: 8, discountShare: 0.2 },
  ],
  express: { surchargeShare: 0.5, leadTimeFactor: 0.5 },
  marginShare: 0.5,
  taxes: [{ region: 'RU', share: 0.2 }],
  exportTaxShare: 0,
  minimumMinor: 100,
  roundToMinor: 1_000,
  largestQuantity: 10,
  leadTime: { baseDays: 10, piecesPerExtraDay: 5, stonesPerExtraDay: 10 },
};

export const simpleList: PriceList = {
  rulesVersion: 7,
  ratesVersion: 9,
  rules: simpleRules,
  ratesMinor: { SILVER: 10_000, GOLD: 1_000_000, PLATINUM: 500_000, RHODIUM: 2_000_000 },
};

/** A cubic centimetre of 5 cm² of surface: 10 g of the simple alloy, of which a gram is 0.9 × 100 + 10 = 100 roubles. */
export const simplePiece = { measurement: aMeasurement({ volumeMm3: 1000, areaMm2: 500 }), materialId: 'alloy' };
