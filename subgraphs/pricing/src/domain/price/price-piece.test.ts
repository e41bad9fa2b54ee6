import fc from 'fast-check';
import { largestAmountMinor } from '@alexandrite/contracts/money';
import { scaleMeasurement } from '../geometry/measurement.ts';
import { housePriceList, housePriceRules } from './rules/house-price-rules.ts';
import { addsUp } from './recompute-price.ts';
import { castingLimits, pricePiece } from './price-piece.ts';
import { stoneSetMinor } from './rules/price-rules.ts';
import { aMeasurement, aPiece, priced, refused, simpleList, simplePiece, simpleRules } from './test/pieces.ts';

const amounts = (...args: Parameters<typeof priced>): Record<string, number> =>
  Object.fromEntries(priced(...args).lines.map(({ kind, amount }) => [kind, amount.amountMinor]));

describe('a price', () => {
  it('is worked out line by line', () => {
    const price = priced({ ...simplePiece, quantity: 2 }, simpleList);
    expect(price.lines.map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
      ['METAL', 2 * 10 * 1.1 * 10_000],
      // The wax is 1.1 × 1.1 × 1.1 cm³; 12.5 g are poured, an eighth of the flask.
      ['CASTING', 20_000 + 2 * (10_000 + 133_100 + 10_000)],
      ['FINISHING', 2 * (5_000 + 5 * 1_000)],
      ['LABOUR', 2 * 30 * 1_000],
      // Cost 626,200; with margin 939,300; with tax 1,127,160, rounded up to 1,128,000, of which a sixth is tax.
      ['MARGIN', 313_800],
      ['TAX', 188_000],
    ]);
    expect(price).toMatchObject({
      total: { amountMinor: 1_128_000, currency: 'RUB' },
      massGrams: 10,
      rulesVersion: 7,
      ratesVersion: 9,
    });
  });

  it('has a layer of metal by its thickness, surface and density, and the bath', () => {
    // 5 cm² × 0.0002 cm × 20 g/cm³ = 0.02 g of an alloy at 5,000 roubles a gram: 100 roubles.
    expect(amounts({ ...simplePiece, finishId: 'plated' }, simpleList)).toMatchObject({ PLATING: 10_000 + 3_000 });
  });

  it('has stones with their setting, and engraving by the character', () => {
    const given = { ...simplePiece, quantity: 2, stones: [{ stoneId: 'stone-2', count: 3 }], engraving: 'Анна ❤️' };
    // Six minutes at 600 roubles an hour are 60 roubles. The heart is two code points and one character.
    expect(amounts(given, simpleList)).toMatchObject({
      STONES: 2 * 3 * (4_000 + 6_000),
      ENGRAVING: 2 * (2_000 + 6 * 500),
    });
    expect(simpleRules.stones.map((stone) => stoneSetMinor(simpleRules, stone))).toEqual([10_000]);
  });

  it('of many takes off the making, and leaves metal and stones as they are', () => {
    const one = amounts({ ...simplePiece, quantity: 3 }, simpleList);
    expect(one['QUANTITY_DISCOUNT']).toBeUndefined();
    for (const [quantity, share] of [
      [4, 0.1],
      [7, 0.1],
      [8, 0.2],
    ] as const) {
      const {
        CASTING = 0,
        FINISHING = 0,
        LABOUR = 0,
        QUANTITY_DISCOUNT = 0,
      } = amounts({ ...simplePiece, quantity }, simpleList);
      expect(QUANTITY_DISCOUNT).toBe(-Math.round((CASTING + FINISHING + LABOUR) * share));
    }
  });

  it('of an express order adds to the making, after the discount', () => {
    const {
      CASTING = 0,
      FINISHING = 0,
      LABOUR = 0,
      QUANTITY_DISCOUNT = 0,
      EXPRESS,
    } = amounts({ ...simplePiece, quantity: 4, express: true }, simpleList);
    expect(EXPRESS).toBe((CASTING + FINISHING + LABOUR + QUANTITY_DISCOUNT) / 2);
  });

  it('takes longer work where the shape is broken up and the details are fine, however it is cut into triangles', () => {
    const labour = (changes: Parameters<typeof aMeasurement>[0]): number =>
      amounts({ measurement: aMeasurement(changes) })['LABOUR'] ?? NaN;
    const thickness = { thinnestWallMm: 1, smallestDetailMm: 0.4, thinnest: [], smallest: [], samples: 100 };
    expect(labour({ thickness })).toBeGreaterThan(labour({}));
    expect(labour({ triangleCount: 1_000_000 })).toBe(labour({}));
    // Twice the surface takes more than twice as long: it is filigree.
    expect(labour({ areaMm2: 2_000 }) - labour({ areaMm2: 1_000 })).toBeGreaterThan(
      labour({ areaMm2: 1_000 }) - labour({ areaMm2: 500 }),
    );
  });

  it('is never below the least price', () => {
    const rules = { ...simpleRules, minimumMinor: 5_000_000 };
    const price = priced(simplePiece, { ...simpleList, rules });
    expect(price.total.amountMinor).toBe(6_000_000);
    expect(price.lines.map(({ kind }) => kind)).toContain('MINIMUM');
    expect(addsUp(price)).toBe(true);
  });

  it('has the tax of where it is delivered, and none abroad', () => {
    expect(amounts({ taxRegion: 'DE' })['TAX']).toBe(0);
    for (const { region, share } of housePriceRules.taxes) {
      const { total, lines } = priced({ taxRegion: region });
      const tax = lines.find(({ kind }) => kind === 'TAX')?.amount.amountMinor ?? 0;
      expect(tax).toBe(Math.round((total.amountMinor * share) / (1 + share)));
    }
  });

  it('says of each line what it was computed from, in both languages, and by which rule', () => {
    const [metal] = priced({ materialId: 'gold-585-yellow' }).lines;
    expect(metal?.explanation).toEqual({
      ru: expect.stringContaining('1 шт. × 2,36 г + потери 6 %') as string,
      en: '1 pcs × 2.36 g + 6 % loss, 6,525 ₽ a gram',
    });
    expect(metal?.rule).toEqual({ id: 'materials/gold-585-yellow', version: 1 });
    expect(metal?.inputs).toEqual([
      { name: 'pieces', value: 1, unit: 'pcs' },
      { name: 'massGrams', value: 0.18027 * 13.07, unit: 'g' },
      { name: 'lossShare', value: 0.06, unit: 'share' },
      { name: 'perGramMinor', value: 652_500, unit: 'kopeck/g' },
    ]);
    const { lines } = priced({
      stones: [{ stoneId: 'diamond-2', count: 1 }],
      engraving: 'A',
      express: true,
      quantity: 20,
      finishId: 'gold-plated',
    });
    for (const { explanation } of lines) expect(`${explanation.ru}${explanation.en}`).not.toMatch(/[{}]|NaN/);
  });

  it('is the sum of its lines, positive, whole and round, whatever is asked for', () => {
    const size = fc.double({ min: 1e-9, max: 2e4, noNaN: true });
    const asked = fc.record({
      material: fc.constantFrom(...housePriceRules.materials),
      finish: fc.nat(9),
      volumeMm3: size,
      areaMm2: size,
      quantity: fc.integer({ min: 1, max: 1000 }),
      stone: fc.option(fc.constantFrom(...housePriceRules.stones)),
      count: fc.integer({ min: 1, max: 200 }),
      engraving: fc.option(fc.string({ minLength: 1, maxLength: 60 })),
      express: fc.boolean(),
      taxRegion: fc.constantFrom('RU', 'KZ', 'DE'),
    });
    fc.assert(
      fc.property(asked, ({ material, finish, volumeMm3, areaMm2, stone, count, ...choices }) => {
        const finishId = material.finishIds[finish % material.finishIds.length] ?? null;
        const stones = stone ? [{ stoneId: stone.id, count }] : [];
        const measurement = aMeasurement({ volumeMm3, areaMm2 });
        const result = pricePiece(
          { measurement, materialId: material.id, finishId, stones, ...choices },
          housePriceList,
        );
        if (!result.ok) {
          expect(['PRICE_TOO_LARGE', 'STONES_DO_NOT_FIT', 'MODEL_HAS_PROBLEMS', 'ENGRAVING_NOT_POSSIBLE']).toContain(
            result.refusal.code,
          );
          return;
        }
        const { total, lines } = result.price;
        expect(lines.every(({ amount }) => Number.isInteger(amount.amountMinor))).toBe(true);
        expect(lines.every(({ kind, amount }) => amount.amountMinor >= 0 || kind === 'QUANTITY_DISCOUNT')).toBe(true);
        expect(addsUp(result.price)).toBe(true);
        expect(total.amountMinor).toBeGreaterThan(0);
        expect(total.amountMinor).toBeLessThanOrEqual(largestAmountMinor);
        expect(total.amountMinor % housePriceRules.roundToMinor).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('holds no less margin than the rules ask for', () => {
    const { MARGIN = 0, TAX = 0, MINIMUM = 0 } = amounts();
    const cost = priced().total.amountMinor - MARGIN - TAX - MINIMUM;
    expect(MARGIN + 1).toBeGreaterThanOrEqual(cost * housePriceRules.marginShare);
  });

  it('of two pieces is less than twice that of one: the wax is prepared once', () => {
    expect(priced({ quantity: 2 }).total.amountMinor).toBeLessThan(2 * priced().total.amountMinor);
  });

  it('takes the usual finish when none is asked for', () => {
    expect(priced().finishId).toBe('polished');
    expect(priced({ materialId: 'gold-585-white' }).finishId).toBe('rhodium-plated');
  });

  it('is given where a problem only warns', () => {
    const tiny = scaleMeasurement(
      aMeasurement({ boundingBoxMm: { min: { x: 0, y: 0, z: 0 }, max: { x: 1, y: 1, z: 1 } } }),
      'MM',
    );
    expect(tiny.problems).toHaveLength(1);
    expect(priced({ measurement: tiny }).total.amountMinor).toBeGreaterThan(0);
  });

  it('comes with what stands in the way of casting, and not where that blocks', () => {
    const thin = { thinnestWallMm: 0.5, smallestDetailMm: null, thinnest: [1, 2, 3, 0.5], smallest: [], samples: 9 };
    const result = pricePiece(aPiece({ measurement: aMeasurement({ thickness: thin }) }), housePriceList);
    expect(result).toMatchObject({ ok: true, problems: [{ code: 'THIN_WALL', severity: 'WARNS' }] });
    expect(refused({ measurement: aMeasurement({ volumeMm3: 1e6 }) })).toMatchObject({
      code: 'MODEL_HAS_PROBLEMS',
      problems: [{ code: 'TOO_HEAVY_TO_CAST' }],
    });
  });
});

describe('the limits of casting', () => {
  it('leave room in the flask for the shrinkage, and in the melt for the sprue', () => {
    const [alloy] = simpleRules.materials;
    expect(alloy && castingLimits(alloy)).toMatchObject({ mostGrams: 80 });
    expect(alloy && castingLimits(alloy).flask.diameterMm).toBeCloseTo(100, 9);
  });
});

describe('the lead time', () => {
  it('grows with the material, the finish, the stones and the quantity, and shrinks in a hurry', () => {
    expect(priced().leadTimeDays).toBe(10);
    expect(priced({ materialId: 'platinum-950' }).leadTimeDays).toBe(12);
    expect(priced({ finishId: 'gold-plated' }).leadTimeDays).toBe(12);
    expect(priced({ quantity: 10 }).leadTimeDays).toBe(10);
    expect(priced({ quantity: 11 }).leadTimeDays).toBe(11);
    expect(priced({ engraving: 'С любовью' }).leadTimeDays).toBe(11);
    expect(priced({ stones: [{ stoneId: 'cubic-zirconia-1', count: 41 }] }).leadTimeDays).toBe(12);
    expect(priced({ quantity: 11, express: true }).leadTimeDays).toBe(6);
    expect(priced({ ...simplePiece, quantity: 10 }, simpleList).leadTimeDays).toBe(14);
  });
});
