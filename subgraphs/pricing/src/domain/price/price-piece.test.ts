import fc from 'fast-check';
import { largestAmountMinor } from '@alexandrite/contracts/money';
import { scaleMeasurement, type Measurement } from '../geometry/measurement.ts';
import { modelProblem } from '../geometry/model-problem.ts';
import { housePriceRules } from './house-price-rules.ts';
import { priceLineKinds } from './price-line.ts';
import { pricePiece, type PiecePrice, type PieceToPrice } from './price-piece.ts';
import { refusalMessage, type PriceRefusal } from './price-refusal.ts';
import { finishesOf, pricePerGramMinor, type PriceRules } from './price-rules.ts';

/** A plain band of 180.27 mm³. */
const aMeasurement = (changes: Partial<Measurement> = {}): Measurement => ({
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
  problems: [],
  ...changes,
});

const aPiece = (changes: Partial<PieceToPrice> = {}): PieceToPrice => ({
  measurement: aMeasurement(),
  materialId: 'silver-925',
  finishId: null,
  quantity: 1,
  ...changes,
});

function priced(changes: Partial<PieceToPrice> = {}, rules: PriceRules = housePriceRules): PiecePrice {
  const result = pricePiece(aPiece(changes), rules);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.price;
}

function refused(changes: Partial<PieceToPrice>): PriceRefusal {
  const result = pricePiece(aPiece(changes), housePriceRules);
  if (result.ok) throw new Error(`priced at ${result.price.total.amountMinor}`);
  return result.refusal;
}

/** Round figures, so that a price can be worked out by hand. */
const simpleRules: PriceRules = {
  version: 'simple-1',
  currency: 'RUB',
  metalRatesMinor: { SILVER: 10_000, GOLD: 1_000_000, PLATINUM: 500_000 },
  materials: [
    {
      id: 'alloy',
      name: { ru: 'Сплав', en: 'Alloy' },
      metal: 'SILVER',
      fineness: 0.9,
      densityGramsPerCm3: 10,
      alloyingPerGramMinor: 1_000,
      lossShare: 0.1,
      color: '#cccccc',
      finishIds: ['plain'],
      extraDays: 1,
    },
  ],
  finishes: [
    { id: 'plain', name: { ru: 'Простая', en: 'Plain' }, perPieceMinor: 5_000, perCm2Minor: 1_000, extraDays: 2 },
  ],
  casting: { perModelMinor: 20_000, perPieceMinor: 10_000, perGramMinor: 1_000 },
  labour: { minutesPerPiece: 20, minutesPerCm2: 2, perHourMinor: 60_000 },
  marginShare: 0.5,
  taxShare: 0.2,
  roundToMinor: 1_000,
  largestQuantity: 10,
  leadTime: { baseDays: 10, piecesPerExtraDay: 5 },
};

describe('a price', () => {
  it('is worked out line by line', () => {
    // 1 cm³ of 10 g/cm³: 10 g; 5 cm² of surface. A gram of the alloy: 0.9 × 100 + 10 = 100 roubles.
    const measurement = aMeasurement({ volumeMm3: 1000, areaMm2: 500 });
    const price = priced({ measurement, materialId: 'alloy', quantity: 2 }, simpleRules);
    expect(price.lines.map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
      ['METAL', 2 * 10 * 1.1 * 10_000],
      ['CASTING', 20_000 + 2 * (10_000 + 10 * 1_000)],
      ['FINISHING', 2 * (5_000 + 5 * 1_000)],
      ['LABOUR', 2 * 30 * 1_000],
      // Cost 360,000; with margin 540,000; with tax 648,000, which is round already.
      ['MARGIN', 180_000],
      ['TAX', 108_000],
    ]);
    expect(price).toMatchObject({
      total: { amountMinor: 648_000, currency: 'RUB' },
      massGrams: 10,
      rulesVersion: 'simple-1',
    });
  });

  it('says of each line what it was computed from, in both languages', () => {
    const [metal] = priced({ materialId: 'gold-585-yellow' }).lines;
    expect(metal?.explanation).toEqual({
      ru: expect.stringContaining('1 шт. × 2,36 г + потери 6 %') as string,
      en: '1 pcs × 2.36 g + 6 % loss, 6,525 ₽ a gram',
    });
    expect(metal?.basis).toMatchObject({ massGrams: 0.18027 * 13.07, perGramMinor: 652_500, lossShare: 0.06 });
  });

  it('is the sum of its lines, positive, whole and round, for every material, finish and quantity', () => {
    const material = fc.constantFrom(...housePriceRules.materials);
    const size = fc.double({ min: 1e-9, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(
        material,
        fc.nat(9),
        size,
        size,
        fc.integer({ min: 1, max: 1000 }),
        (of, finish, volume, area, quantity) => {
          const result = pricePiece(
            {
              measurement: aMeasurement({ volumeMm3: volume, areaMm2: area }),
              materialId: of.id,
              finishId: of.finishIds[finish % of.finishIds.length] ?? null,
              quantity,
            },
            housePriceRules,
          );
          if (!result.ok) {
            expect(result.refusal.code).toBe('PRICE_TOO_LARGE');
            return;
          }
          const { total, lines } = result.price;
          expect(lines.map(({ kind }) => kind)).toEqual(priceLineKinds);
          expect(lines.every(({ amount }) => Number.isInteger(amount.amountMinor) && amount.amountMinor >= 0)).toBe(
            true,
          );
          expect(lines.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(total.amountMinor);
          expect(total.amountMinor).toBeGreaterThan(0);
          expect(total.amountMinor).toBeLessThanOrEqual(largestAmountMinor);
          expect(total.amountMinor % housePriceRules.roundToMinor).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('holds no less margin than the rules ask for', () => {
    const { lines } = priced();
    const cost = lines.slice(0, 4).reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    const margin = lines.find(({ kind }) => kind === 'MARGIN')?.amount.amountMinor ?? 0;
    expect(margin + 1).toBeGreaterThanOrEqual(cost * housePriceRules.marginShare);
  });

  it('of two pieces is less than twice that of one: the wax is made once', () => {
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
});

describe('the lead time', () => {
  it('grows with the material, the finish and the quantity', () => {
    expect(priced().leadTimeDays).toBe(10);
    expect(priced({ materialId: 'platinum-950' }).leadTimeDays).toBe(12);
    expect(priced({ finishId: 'gold-plated' }).leadTimeDays).toBe(12);
    expect(priced({ quantity: 10 }).leadTimeDays).toBe(10);
    expect(priced({ quantity: 11 }).leadTimeDays).toBe(11);
    expect(priced({ materialId: 'alloy', quantity: 10 }, simpleRules).leadTimeDays).toBe(14);
  });
});

describe('a price is refused', () => {
  it('for an open surface, with the text of that problem', () => {
    const problems = [modelProblem('WINDING_REPAIRED', { facets: 1 }), modelProblem('OPEN_SURFACE', { openEdges: 3 })];
    const refusal = refused({ measurement: aMeasurement({ problems, watertight: false, openEdgeCount: 3 }) });
    expect(refusal.code).toBe('MODEL_HAS_PROBLEMS');
    expect(refusalMessage(refusal).en).toContain('The surface is not closed: it has 3 open edges.');
  });

  it('when nothing was measured that a price could rest on', () => {
    for (const volumeMm3 of [0, -1, NaN]) {
      expect(refused({ measurement: aMeasurement({ volumeMm3 }) }).code).toBe('MODEL_HAS_PROBLEMS');
    }
    expect(refused({ measurement: aMeasurement({ areaMm2: NaN }) }).code).toBe('MODEL_HAS_PROBLEMS');
  });

  it('for an unknown material, a finish the material cannot have, a quantity out of range', () => {
    expect(refused({ materialId: 'mithril' }).code).toBe('UNKNOWN_MATERIAL');
    expect(refused({ finishId: 'chrome' }).code).toBe('UNKNOWN_FINISH');
    expect(refused({ materialId: 'gold-585-yellow', finishId: 'blackened' }).code).toBe('UNKNOWN_FINISH');
    for (const quantity of [0, -1, 1.5, NaN, Infinity, 1001]) {
      expect(refused({ quantity })).toEqual({ code: 'QUANTITY_OUT_OF_RANGE', largest: 1000 });
    }
  });

  it('when it would be larger than any amount we can tell', () => {
    for (const volumeMm3 of [1e9, 1e40, Number.MAX_VALUE, Infinity]) {
      expect(refused({ measurement: aMeasurement({ volumeMm3 }) }).code).toBe('PRICE_TOO_LARGE');
    }
  });

  it('with words in both languages', () => {
    const refusals: readonly PriceRefusal[] = [
      { code: 'UNKNOWN_MATERIAL' },
      { code: 'UNKNOWN_FINISH' },
      { code: 'QUANTITY_OUT_OF_RANGE', largest: 1000 },
      { code: 'MODEL_HAS_PROBLEMS', problems: [] },
      { code: 'PRICE_TOO_LARGE' },
    ];
    for (const refusal of refusals) {
      expect(refusalMessage(refusal).ru).toMatch(/[а-яё].*\.$/);
      expect(refusalMessage(refusal).en).toMatch(/[a-z].*\.$/);
    }
  });
});

describe('the rules of the house', () => {
  const { materials, finishes } = housePriceRules;

  it('name each material and finish once, and only finishes that there are', () => {
    for (const things of [materials, finishes]) expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
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
      return material ? pricePerGramMinor(housePriceRules, material) : NaN;
    };
    expect(perGram('gold-750-yellow')).toBeGreaterThan(perGram('gold-585-yellow'));
    expect(perGram('gold-585-yellow')).toBeGreaterThan(perGram('platinum-950'));
    expect(perGram('platinum-950')).toBeGreaterThan(perGram('silver-925'));
  });
});
