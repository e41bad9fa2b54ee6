import { houseMetalRates, housePriceRules } from './house-price-rules.ts';
import type { PriceRules } from './price-rules.ts';
import { refuseRates, refuseRules } from './refuse-rules.ts';

const [material, ...materials] = housePriceRules.materials;
const [finish, ...finishes] = housePriceRules.finishes;
const faultsOf = (changes: Partial<PriceRules>) =>
  refuseRules({ ...housePriceRules, ...changes }).map(({ path, code }) => [path, code]);

describe('price rules are refused', () => {
  it.each([
    ['a margin that is no number', { marginShare: NaN }, 'marginShare'],
    ['a negative margin', { marginShare: -0.1 }, 'marginShare'],
    ['no least price: a price could be nothing', { minimumMinor: 0 }, 'minimumMinor'],
    ['rounding to nothing', { roundToMinor: 0 }, 'roundToMinor'],
    ['half a kopeck', { casting: { ...housePriceRules.casting, perFlaskMinor: 0.5 } }, 'casting.perFlaskMinor'],
    ['a tax beyond the price', { exportTaxShare: 1.1 }, 'exportTaxShare'],
    ['an express that takes no time', { express: { surchargeShare: 0, leadTimeFactor: 0 } }, 'express.leadTimeFactor'],
    ['an endless discount', { quantityBreaks: [{ from: 2, discountShare: 1 }] }, 'quantityBreaks.0.discountShare'],
  ])('for %s', (_, changes, path) => {
    expect(faultsOf(changes)).toContainEqual([path, 'NUMBER_RANGE']);
  });

  it('for alloys that cannot be', () => {
    if (!material) throw new Error('the house has alloys');
    expect(faultsOf({ materials: [{ ...material, fineness: 1.5, densityGramsPerCm3: 0 }, ...materials] })).toEqual([
      ['materials.0.fineness', 'NUMBER_RANGE'],
      ['materials.0.densityGramsPerCm3', 'NUMBER_RANGE'],
    ]);
    expect(faultsOf({ materials: [material, material] })).toContainEqual(['materials.1.id', 'NOT_UNIQUE']);
    expect(faultsOf({ materials: [{ ...material, finishIds: ['chrome'] }] })).toContainEqual([
      'materials.0.finishIds.0',
      'NOT_FOUND',
    ]);
    expect(faultsOf({ materials: [{ ...material, name: { ru: ' ', en: 'Silver' } }] })).toContainEqual([
      'materials.0.name.ru',
      'TEXT',
    ]);
    expect(faultsOf({ materials: [] })).toContainEqual(['materials', 'EMPTY']);
  });

  it('for a layer of no thickness', () => {
    if (!finish) throw new Error('the house has finishes');
    const layer = {
      name: { ru: 'Слой', en: 'Layer' },
      metal: 'GOLD' as const,
      fineness: 1,
      thicknessMicrons: 0,
      densityGramsPerCm3: 19,
      bathMinor: 0,
    };
    expect(faultsOf({ finishes: [{ ...finish, plating: layer }, ...finishes] })).toEqual([
      ['finishes.0.plating.thicknessMicrons', 'NUMBER_RANGE'],
    ]);
  });

  it('for breaks that do not grow and countries that there are not', () => {
    const quantityBreaks = [
      { from: 10, discountShare: 0.1 },
      { from: 5, discountShare: 0.2 },
    ];
    expect(faultsOf({ quantityBreaks })).toEqual([['quantityBreaks.1', 'ORDER']]);
    const taxes = [
      { region: 'RU', share: 0.22 },
      { region: 'RU', share: 0.1 },
      { region: 'XX', share: 0.1 },
    ];
    expect(faultsOf({ taxes })).toEqual([
      ['taxes.1.region', 'NOT_UNIQUE'],
      ['taxes.2.region', 'UNKNOWN_REGION'],
    ]);
  });

  it('with words in both languages', () => {
    for (const { message } of refuseRules({
      ...housePriceRules,
      marginShare: -1,
      materials: [],
      taxes: [{ region: 'XX', share: 2 }],
    })) {
      expect(message.ru).toMatch(/[а-яё].*\.$/);
      expect(message.en).toMatch(/[a-z].*\.$/);
    }
  });
});

describe('metal rates are refused', () => {
  it.each([0, -1, 0.5, NaN, Infinity, 1e12])('at %s kopecks a gram', (GOLD) => {
    expect(refuseRates({ ...houseMetalRates, GOLD })).toMatchObject([{ path: 'GOLD', code: 'NUMBER_RANGE' }]);
  });
});
