import type { CastingProperties, Material } from '../offer.ts';
import { roubles } from './roubles.ts';

/*
 * Densities: specific gravity chart of Stuller (2012): sterling 10.40, 14K yellow 13.07, white 12.61, red 13.26,
 * 18K yellow 15.58, white 14.64, red 15.18, platinum cobalt 20.80 (the casting alloy of fineness 950).
 * 585 is 14 carats and 750 is 18, as GOST 30649-99 has them.
 *
 * Shrinkage, limits and losses are figures of the house: casters publish 1 to 2 % from wax to metal, walls from 0.5
 * to 0.8 mm and details from 0.3 mm; it depends on alloy, flask temperature and shape, so the foundry measures its own
 * (a wax plate of known size, cast and measured) and publishes new rules.
 */
const gold = ['polished', 'matte'];
const whiteGold = ['rhodium-plated', 'polished', 'matte'];

/** A 100 × 130 mm flask less the investment around the waxes. */
const flask = { diameterMm: 90, heightMm: 120 };
const silverCasting: CastingProperties = {
  shrinkageShare: 0.015,
  leastWallMm: 0.6,
  leastDetailMm: 0.3,
  flask,
  largestMeltGrams: 500,
  sprueShare: 0.3,
};
const goldCasting: CastingProperties = {
  shrinkageShare: 0.0125,
  leastWallMm: 0.6,
  leastDetailMm: 0.3,
  flask,
  largestMeltGrams: 400,
  sprueShare: 0.3,
};
/** Platinum freezes within a second of being poured: it fills thin places badly, and goes into a smaller flask. */
const platinumCasting: CastingProperties = {
  shrinkageShare: 0.02,
  leastWallMm: 0.8,
  leastDetailMm: 0.4,
  flask: { diameterMm: 70, heightMm: 90 },
  largestMeltGrams: 250,
  sprueShare: 0.4,
};

const goldAlloy = (
  alloy: Pick<Material, 'id' | 'name' | 'fineness' | 'densityGramsPerCm3' | 'color'>,
  alloyingPerGram: number,
  finishIds: readonly string[] = gold,
): Material => ({
  ...alloy,
  metal: 'GOLD',
  alloyingPerGramMinor: roubles(alloyingPerGram),
  lossShare: 0.06,
  casting: goldCasting,
  finishIds,
  extraDays: 0,
});

const gold585 = { fineness: 0.585 };
const gold750 = { fineness: 0.75 };

export const houseAlloys: readonly Material[] = [
  {
    id: 'silver-925',
    name: { ru: 'Серебро 925', en: 'Sterling silver 925' },
    metal: 'SILVER',
    fineness: 0.925,
    densityGramsPerCm3: 10.4,
    alloyingPerGramMinor: roubles(12),
    lossShare: 0.08,
    casting: silverCasting,
    color: '#d7d8d6',
    finishIds: ['polished', 'matte', 'blackened', 'rhodium-plated', 'gold-plated'],
    extraDays: 0,
  },
  goldAlloy(
    {
      ...gold585,
      id: 'gold-585-yellow',
      name: { ru: 'Жёлтое золото 585', en: 'Yellow gold 585 (14K)' },
      densityGramsPerCm3: 13.07,
      color: '#e3c069',
    },
    90,
  ),
  goldAlloy(
    {
      ...gold585,
      id: 'gold-585-white',
      name: { ru: 'Белое золото 585', en: 'White gold 585 (14K)' },
      densityGramsPerCm3: 12.61,
      color: '#dcd8cc',
    },
    160,
    whiteGold,
  ),
  goldAlloy(
    {
      ...gold585,
      id: 'gold-585-rose',
      name: { ru: 'Розовое золото 585', en: 'Rose gold 585 (14K)' },
      densityGramsPerCm3: 13.26,
      color: '#d9a183',
    },
    80,
  ),
  goldAlloy(
    {
      ...gold750,
      id: 'gold-750-yellow',
      name: { ru: 'Жёлтое золото 750', en: 'Yellow gold 750 (18K)' },
      densityGramsPerCm3: 15.58,
      color: '#e8bd55',
    },
    70,
  ),
  goldAlloy(
    {
      ...gold750,
      id: 'gold-750-white',
      name: { ru: 'Белое золото 750', en: 'White gold 750 (18K)' },
      densityGramsPerCm3: 14.64,
      color: '#e0dccf',
    },
    180,
    whiteGold,
  ),
  goldAlloy(
    {
      ...gold750,
      id: 'gold-750-rose',
      name: { ru: 'Розовое золото 750', en: 'Rose gold 750 (18K)' },
      densityGramsPerCm3: 15.18,
      color: '#dc9f7c',
    },
    70,
  ),
  {
    id: 'platinum-950',
    name: { ru: 'Платина 950', en: 'Platinum 950' },
    metal: 'PLATINUM',
    fineness: 0.95,
    densityGramsPerCm3: 20.8,
    alloyingPerGramMinor: roubles(60),
    // Platinum is poured at 1,800 °C: more of it stays in the crucible and the investment.
    lossShare: 0.1,
    casting: platinumCasting,
    color: '#cfd0d2',
    finishIds: ['polished', 'matte'],
    extraDays: 2,
  },
];
