import { measured } from '../../../formats/test/stl-files.ts';
import type { Measurement, Thickness } from '../measurement.ts';
import { problemMessage } from '../problems/problem-texts.ts';
import { cuboid } from '../test/shapes.ts';
import { castingProblems, type CastingLimits } from './casting-problems.ts';

const limits: CastingLimits = {
  leastWallMm: 0.8,
  leastDetailMm: 0.3,
  flask: { diameterMm: 80, heightMm: 150 },
  mostGrams: 200,
};

const fine: Thickness = { thinnestWallMm: 2, smallestDetailMm: null, thinnest: [], smallest: [], samples: 100 };
const aPiece = (thickness: Partial<Thickness> | null, [x, y, z]: readonly number[] = [20, 20, 5]): Measurement => ({
  ...measured(cuboid(x, y, z)),
  thickness: thickness && { ...fine, ...thickness },
});
const problemsOf = (piece: Measurement, massGrams = 10) => castingProblems(piece, limits, massGrams);

describe('casting', () => {
  it('has nothing against a piece within the limits', () => {
    expect(problemsOf(aPiece({ thinnestWallMm: 0.8, smallestDetailMm: 0.3 }), 200)).toEqual([]);
    expect(problemsOf(aPiece(null))).toEqual([]);
    expect(problemsOf(aPiece({ thinnestWallMm: null }))).toEqual([]);
  });

  it('warns of walls below the limit, at the places that are thinner', () => {
    const thinnest = [1, 2, 3, 0.5, 4, 5, 6, 0.79, 7, 8, 9, 0.8];
    expect(problemsOf(aPiece({ thinnestWallMm: 0.5, thinnest }))).toEqual([
      {
        code: 'THIN_WALL',
        severity: 'WARNS',
        params: { thinnestMm: 0.5, leastMm: 0.8 },
        place: { segments: [], points: [1, 2, 3, 4, 5, 6], incomplete: true },
      },
    ]);
  });

  it('refuses walls below half of the limit', () => {
    expect(problemsOf(aPiece({ thinnestWallMm: 0.39 }))).toMatchObject([{ code: 'THIN_WALL', severity: 'BLOCKS' }]);
    expect(problemsOf(aPiece({ thinnestWallMm: 0.4 }))).toMatchObject([{ code: 'THIN_WALL', severity: 'WARNS' }]);
  });

  it('warns of details below the limit', () => {
    expect(problemsOf(aPiece({ smallestDetailMm: 0.2, smallest: [1, 1, 1, 0.2, 2, 2, 2, 0.4] }))).toMatchObject([
      { code: 'SMALL_DETAIL', severity: 'WARNS', place: { points: [1, 1, 1] } },
    ]);
  });

  it.each([
    [[150, 40, 40], true],
    [[40, 150, 69], true],
    [[40, 40, 151], false],
    [[90, 60, 50], true],
    [[100, 100, 5], false],
    [[79, 150, 5], true],
  ])('looks whether a piece of %j mm goes into the flask: %s', (size, fits) => {
    expect(problemsOf(aPiece(fine, size)).length === 0).toBe(fits);
  });

  it('says how large the piece and the flask are', () => {
    const [problem] = problemsOf(aPiece(fine, [100, 100, 5]));
    expect(problem).toMatchObject({ code: 'TOO_LARGE_TO_CAST', severity: 'BLOCKS', params: { largestMm: 100 } });
    const { ru, en } = problem ? problemMessage(problem) : { ru: '', en: '' };
    expect(en).toContain('100 × 100 × 5 mm');
    expect(ru).toContain('диаметр 80 мм');
  });

  it('refuses what is heavier than a melt', () => {
    expect(problemsOf(aPiece(fine), 200.1)).toMatchObject([{ code: 'TOO_HEAVY_TO_CAST', severity: 'BLOCKS' }]);
  });
});
