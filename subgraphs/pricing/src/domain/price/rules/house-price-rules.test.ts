import { housePriceList, housePriceRules, houseMetalRates } from './house-price-rules.ts';
import { finishesOf, pricePerGramMinor } from './price-rules.ts';
import { refuseRates, refuseRules } from './refuse-rules.ts';
import { aMeasurement, priced } from '../test/pieces.ts';

const { materials, finishes } = housePriceRules;

describe('the rules that a house begins with', () => {
  it('may be published', () => {
    expect(refuseRules(housePriceRules)).toEqual([]);
    expect(refuseRates(houseMetalRates)).toEqual([]);
  });

  it('use every finish', () => {
    for (const material of materials)
      expect(finishesOf(housePriceRules, material)).toHaveLength(material.finishIds.length);
    expect(new Set(materials.flatMap(({ finishIds }) => finishIds)).size).toBe(finishes.length);
  });

  it('are plain data: they survive being written down', () => {
    expect(JSON.parse(JSON.stringify(housePriceRules))).toEqual(housePriceRules);
  });

  it('have the dearer alloy of a metal be the finer one', () => {
    const perGram = (id: string): number => {
      const material = materials.find((one) => one.id === id);
      return material ? pricePerGramMinor(housePriceList, material) : NaN;
    };
    expect(perGram('gold-750-yellow')).toBeGreaterThan(perGram('gold-585-yellow'));
    expect(perGram('gold-585-yellow')).toBeGreaterThan(perGram('platinum-950'));
    expect(perGram('platinum-950')).toBeGreaterThan(perGram('silver-925'));
  });

  it('ask for more where there is more: larger, plated, with stones, in a hurry', () => {
    const plain = priced().total.amountMinor;
    const dearer = [
      { measurement: aMeasurement({ volumeMm3: 400 }) },
      { measurement: aMeasurement({ areaMm2: 1200 }) },
      { finishId: 'gold-plated' },
      { stones: [{ stoneId: 'cubic-zirconia-2', count: 5 }] },
      { engraving: 'Навсегда' },
      { express: true },
      { quantity: 2 },
    ];
    for (const changes of dearer) expect(priced(changes).total.amountMinor).toBeGreaterThan(plain);
  });
});
