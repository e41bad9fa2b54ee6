import { houseAlloys } from './house/alloys.ts';
import { houseFinishes } from './house/finishes.ts';
import { roubles } from './house/roubles.ts';
import { houseStones } from './house/stones.ts';
import { houseTaxes } from './house/taxes.ts';
import type { MetalRates } from './metals.ts';
import type { PriceList, PriceRules } from './price-rules.ts';

/**
 * The rules that a new house begins with: version 1. From then on rules are published in the graph, not here.
 * Amounts are figures of the house unless a source is named.
 */
export const housePriceRules: PriceRules = {
  currency: 'RUB',
  materials: houseAlloys,
  finishes: houseFinishes,
  stones: houseStones,
  casting: {
    perModelMinor: roubles(850),
    perPieceMinor: roubles(350),
    perCm3Minor: roubles(400),
    perFlaskMinor: roubles(6_000),
  },
  labour: {
    minutesPerPiece: 35,
    minutesPerCm2: 4,
    perHourMinor: roubles(1_400),
    // A band has some 3 times the surface of a ball of its volume, a signet ring less, filigree 8 and more.
    detail: { plainShape: 4, perShape: 0.12, plainDetailMm: 1, forFinestDetail: 0.5, mostFactor: 3 },
  },
  engraving: { perPieceMinor: roubles(300), perCharacterMinor: roubles(45), mostCharacters: 60, extraDays: 1 },
  quantityBreaks: [
    { from: 10, discountShare: 0.05 },
    { from: 50, discountShare: 0.1 },
    { from: 200, discountShare: 0.15 },
  ],
  express: { surchargeShare: 0.3, leadTimeFactor: 0.5 },
  marginShare: 0.35,
  taxes: houseTaxes,
  exportTaxShare: 0,
  minimumMinor: roubles(3_000),
  roundToMinor: roubles(10),
  largestQuantity: 1000,
  leadTime: { baseDays: 10, piecesPerExtraDay: 10, stonesPerExtraDay: 40 },
};

/** The rates that a new house begins with; from then on they are set in the graph. */
export const houseMetalRates: MetalRates = {
  SILVER: roubles(140),
  GOLD: roubles(11_000),
  PLATINUM: roubles(4_500),
  RHODIUM: roubles(20_000),
};

/** What a new house prices by. */
export const housePriceList: PriceList = {
  rulesVersion: 1,
  ratesVersion: 1,
  rules: housePriceRules,
  ratesMinor: houseMetalRates,
};
