import type { Finish, Plating } from '../offer.ts';
import { roubles } from './roubles.ts';

/*
 * Densities of the layers: CRC Handbook of Chemistry and Physics: rhodium 12.4 g/cm³, gold 19.3 g/cm³.
 * Thickness: rhodium goes on at a fraction of a micron (thicker it cracks), gold on silver at 1 µm.
 */
const rhodium: Plating = {
  name: { ru: 'Родий', en: 'Rhodium' },
  metal: 'RHODIUM',
  fineness: 1,
  thicknessMicrons: 0.25,
  densityGramsPerCm3: 12.4,
  bathMinor: roubles(450),
};
const yellowGold: Plating = {
  name: { ru: 'Золото 999', en: 'Gold 999' },
  metal: 'GOLD',
  fineness: 0.999,
  thicknessMicrons: 1,
  densityGramsPerCm3: 19.3,
  bathMinor: roubles(500),
};

/** What is laid on is polished first, with a little more care. */
export const houseFinishes: readonly Finish[] = [
  {
    id: 'polished',
    name: { ru: 'Полировка', en: 'Polished' },
    perPieceMinor: roubles(250),
    perCm2Minor: roubles(40),
    plating: null,
    extraDays: 0,
  },
  {
    id: 'matte',
    name: { ru: 'Матовая', en: 'Matte' },
    perPieceMinor: roubles(300),
    perCm2Minor: roubles(35),
    plating: null,
    extraDays: 0,
  },
  {
    id: 'blackened',
    name: { ru: 'Чернение', en: 'Blackened' },
    perPieceMinor: roubles(400),
    perCm2Minor: roubles(45),
    plating: null,
    extraDays: 1,
  },
  {
    id: 'rhodium-plated',
    name: { ru: 'Родирование', en: 'Rhodium plated' },
    perPieceMinor: roubles(250),
    perCm2Minor: roubles(45),
    plating: rhodium,
    extraDays: 1,
  },
  {
    id: 'gold-plated',
    name: { ru: 'Золочение', en: 'Gold plated' },
    perPieceMinor: roubles(250),
    perCm2Minor: roubles(45),
    plating: yellowGold,
    extraDays: 2,
  },
];
