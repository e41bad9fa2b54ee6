import { gravestFirst, hasPlace, markedPlaces, type PlacedProblem } from './problem-places.ts';

const aProblem = (over: Partial<PlacedProblem>): PlacedProblem => ({
  code: 'OPEN_SURFACE',
  severity: 'BLOCKS',
  place: { segments: [0, 0, 0, 1, 0, 0], points: [] },
  ...over,
});
const open = aProblem({});
const turned = aProblem({ code: 'WINDING_REPAIRED', severity: 'NOTES' });
const thin = aProblem({
  code: 'THIN_WALL',
  severity: 'WARNS',
  place: { segments: [], points: [1, 2, 3] },
});
const large = aProblem({ code: 'TOO_LARGE_TO_CAST', place: null });

describe('the problems of a model', () => {
  it('are told with the gravest first', () => {
    expect(gravestFirst([turned, thin, large, open])).toEqual([large, open, thin, turned]);
  });

  it('can be shown where they have a place', () => {
    expect([open, thin, large].map(hasPlace)).toEqual([true, true, false]);
  });

  it('are marked on the model but for those that were mended', () => {
    expect(markedPlaces([open, thin, large, turned], null).map(({ id, tone }) => [id, tone])).toEqual([
      ['OPEN_SURFACE', 'bad'],
      ['THIN_WALL', 'warn'],
    ]);
    expect(markedPlaces([turned], 'WINDING_REPAIRED')).toHaveLength(1);
  });
});
