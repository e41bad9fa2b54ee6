import type { Localized } from '@alexandrite/contracts/locale';
import type { Stone, StoneKind } from '../offer.ts';
import { roubles } from './roubles.ts';

const kinds: Readonly<Record<StoneKind, { readonly idPart: string; readonly name: Localized }>> = {
  CUBIC_ZIRCONIA: { idPart: 'cubic-zirconia', name: { ru: 'Фианит', en: 'Cubic zirconia' } },
  MOISSANITE: { idPart: 'moissanite', name: { ru: 'Муассанит', en: 'Moissanite' } },
  DIAMOND: { idPart: 'diamond', name: { ru: 'Бриллиант', en: 'Diamond' } },
};

/** Setting: a small stone takes a bead of four grains, a large one claws that are fitted to it. */
function settingMinutes(kind: StoneKind, diameterMm: number): number {
  const usual = diameterMm < 2 ? 6 : diameterMm < 4 ? 12 : 25;
  // A diamond is set under the microscope, and a claw too tight can split it.
  return kind === 'DIAMOND' ? usual * 1.5 : usual;
}

function stone(kind: StoneKind, diameterMm: number, price: number): Stone {
  const { idPart, name } = kinds[kind];
  return {
    id: `${idPart}-${diameterMm}`,
    kind,
    name: { ru: `${name.ru} ${String(diameterMm).replace('.', ',')} мм`, en: `${name.en} ${diameterMm} mm` },
    diameterMm,
    priceMinor: roubles(price),
    settingMinutes: settingMinutes(kind, diameterMm),
  };
}

/** Round brilliants by diameter. Prices are the house's own: what its suppliers ask, the work of choosing included. */
export const houseStones: readonly Stone[] = [
  stone('CUBIC_ZIRCONIA', 1, 12),
  stone('CUBIC_ZIRCONIA', 1.5, 15),
  stone('CUBIC_ZIRCONIA', 2, 20),
  stone('CUBIC_ZIRCONIA', 3, 35),
  stone('CUBIC_ZIRCONIA', 4, 60),
  stone('CUBIC_ZIRCONIA', 5, 90),
  stone('CUBIC_ZIRCONIA', 6.5, 150),
  stone('MOISSANITE', 1.5, 450),
  stone('MOISSANITE', 2, 700),
  stone('MOISSANITE', 3, 1_600),
  stone('MOISSANITE', 4, 3_200),
  stone('MOISSANITE', 5, 5_500),
  stone('MOISSANITE', 6.5, 9_500),
  stone('DIAMOND', 1, 900),
  stone('DIAMOND', 1.5, 2_400),
  stone('DIAMOND', 2, 5_200),
  stone('DIAMOND', 3, 22_000),
  stone('DIAMOND', 4, 58_000),
];
