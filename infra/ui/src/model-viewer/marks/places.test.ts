import { countOf, drawingOrder, placesInFile, type MarkedPlace } from './places.ts';

const aPlace = (over: Partial<MarkedPlace>): MarkedPlace => ({
  id: 'OPEN_SURFACE',
  tone: 'bad',
  segments: [],
  points: [],
  ...over,
});

describe('the places of problems', () => {
  it('are told in millimetres and drawn in the unit of the file', () => {
    const { segments, points } = placesInFile({ segments: [25.4, 0, 0, 50.8, 0, 25.4], points: [0, 12.7, 0] }, 25.4);
    expect([...segments]).toEqual([1, 0, 0, 2, 0, 1]);
    expect([...points]).toEqual([0, 0.5, 0]);
  });

  it('stand in millimetres when the unit makes no sense', () => {
    expect([...placesInFile({ segments: [], points: [1, 2, 3] }, 0).points]).toEqual([1, 2, 3]);
  });

  it('leave out what cannot be drawn', () => {
    const place = placesInFile({ segments: [0, 0, 0, 1, 1, NaN, 7], points: [1, 2, 3, 4, 5] }, 1);
    expect(countOf(place)).toBe(1);
    expect([...place.points]).toEqual([1, 2, 3]);
  });

  it('are drawn with the gravest on top', () => {
    const tones = drawingOrder([aPlace({ tone: 'bad' }), aPlace({ tone: 'note' }), aPlace({ tone: 'warn' })]);
    expect(tones.map(({ tone }) => tone)).toEqual(['note', 'warn', 'bad']);
  });
});
