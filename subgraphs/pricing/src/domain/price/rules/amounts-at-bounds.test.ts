import { largestAmountMinor } from '@alexandrite/contracts/money';
import { housePriceList } from './house-price-rules.ts';
import { pricePerGramMinor, stoneSetMinor } from './price-rules.ts';
import { refuseRates, refuseRules } from './refuse-rules.ts';

const { rules, ratesMinor } = housePriceList;
const most = 1_000_000_00;

describe('the dearest rules that may be published', () => {
  const materials = rules.materials.map((material) => ({ ...material, fineness: 1, alloyingPerGramMinor: most }));
  const stones = rules.stones.map((stone) => ({ ...stone, priceMinor: most, settingMinutes: 1000 }));
  const dearest = { ...rules, materials, stones, labour: { ...rules.labour, perHourMinor: most } };
  const rates = { ...ratesMinor, GOLD: most, SILVER: most, PLATINUM: most, RHODIUM: most };

  it('are at the bounds', () => {
    expect(refuseRules(dearest)).toEqual([]);
    expect(refuseRules({ ...dearest, labour: { ...dearest.labour, perHourMinor: most + 1 } })).toHaveLength(1);
    expect(refuseRates(rates)).toEqual([]);
    expect(refuseRates({ ...rates, GOLD: most + 1 })).toHaveLength(1);
  });

  it('make no gram and no stone so dear that its price cannot be told', () => {
    const grams = materials.map((material) => pricePerGramMinor({ ratesMinor: rates }, material));
    const set = stones.map((stone) => stoneSetMinor(dearest, stone));
    expect(Math.max(...grams, ...set)).toBeLessThanOrEqual(largestAmountMinor);
  });
});
