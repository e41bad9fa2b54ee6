import { modelProblem } from '../geometry/problems/model-problem.ts';
import { housePriceRules } from './rules/house-price-rules.ts';
import { refusalMessage, type PriceRefusal } from './price-refusal.ts';
import { aMeasurement, refused, simpleList, simplePiece, simpleRules } from './test/pieces.ts';

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

  it('for what is not to be had', () => {
    expect(refused({ materialId: 'mithril' }).code).toBe('UNKNOWN_MATERIAL');
    expect(refused({ finishId: 'chrome' }).code).toBe('UNKNOWN_FINISH');
    expect(refused({ materialId: 'gold-585-yellow', finishId: 'blackened' }).code).toBe('UNKNOWN_FINISH');
    for (const quantity of [0, -1, 1.5, NaN, Infinity, 1001]) {
      expect(refused({ quantity })).toEqual({ code: 'QUANTITY_OUT_OF_RANGE', largest: 1000 });
    }
    for (const taxRegion of ['', 'ru', 'SU', 'XX', 'RUS']) expect(refused({ taxRegion }).code).toBe('UNKNOWN_REGION');
  });

  it('for stones that there are not, are named twice, or do not fit', () => {
    const stone = { stoneId: 'cubic-zirconia-1', count: 1 };
    expect(refused({ stones: [{ stoneId: 'alexandrite-3', count: 1 }] })).toEqual({ code: 'UNKNOWN_STONE', index: 0 });
    expect(refused({ stones: [stone, stone] })).toEqual({ code: 'STONE_TWICE', index: 1 });
    for (const count of [0, -1, 0.5, 201, NaN]) {
      expect(refused({ stones: [{ ...stone, count }] }).code).toBe('STONE_COUNT_OUT_OF_RANGE');
    }
    expect(refused({ stones: [{ stoneId: 'moissanite-6.5', count: 100 }] }).code).toBe('STONES_DO_NOT_FIT');
    const kinds = housePriceRules.stones.slice(0, 11).map(({ id }) => ({ stoneId: id, count: 1 }));
    expect(refused({ stones: kinds }).code).toBe('TOO_MANY_STONES');
  });

  it('for an engraving that is too long or cannot be cut', () => {
    expect(refused({ engraving: 'я'.repeat(61) })).toEqual({ code: 'ENGRAVING_TOO_LONG', largest: 60 });
    expect(refused({ engraving: 'a\u0000b' }).code).toBe('ENGRAVING_NOT_POSSIBLE');
    expect(refused({ engraving: 'a\u202eb' }).code).toBe('ENGRAVING_NOT_POSSIBLE');
  });

  it('when it would be larger than any amount we can tell', () => {
    const rules = { ...simpleRules, labour: { ...simpleRules.labour, perHourMinor: 1e9 } };
    expect(refused({ ...simplePiece, quantity: 10 }, { ...simpleList, rules }).code).toBe('PRICE_TOO_LARGE');
    for (const volumeMm3 of [1e40, Number.MAX_VALUE, Infinity]) {
      expect(refused({ measurement: aMeasurement({ volumeMm3 }) }).code).toBe('MODEL_HAS_PROBLEMS');
    }
  });

  it('with words in both languages', () => {
    const refusals: readonly PriceRefusal[] = [
      { code: 'UNKNOWN_MATERIAL' },
      { code: 'UNKNOWN_FINISH' },
      { code: 'QUANTITY_OUT_OF_RANGE', largest: 1000 },
      { code: 'UNKNOWN_STONE', index: 0 },
      { code: 'STONE_TWICE', index: 0 },
      { code: 'STONE_COUNT_OUT_OF_RANGE', index: 0, largest: 200 },
      { code: 'TOO_MANY_STONES', largest: 10 },
      { code: 'ENGRAVING_TOO_LONG', largest: 60 },
      { code: 'ENGRAVING_NOT_POSSIBLE' },
      { code: 'UNKNOWN_REGION' },
      { code: 'STONES_DO_NOT_FIT' },
      { code: 'MODEL_HAS_PROBLEMS', problems: [] },
      { code: 'PRICE_TOO_LARGE' },
    ];
    for (const refusal of refusals) {
      expect(refusalMessage(refusal).ru).toMatch(/[а-яё].*\.$/);
      expect(refusalMessage(refusal).en).toMatch(/[a-z].*\.$/);
    }
  });
});
