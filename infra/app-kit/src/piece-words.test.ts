import { pictureIn, sizeText } from './piece-words.ts';

describe('a size', () => {
  it.each([
    ['15.5', 'ru', '15,5'],
    ['17', 'ru', '17'],
    ['15.5', 'en', '15.5'],
  ])('%s is in %s written %s', (size, locale, written) => {
    expect(sizeText(size, locale)).toBe(written);
  });
});

describe('the picture of a piece', () => {
  const ring = { metals: ['YELLOW_GOLD', 'SILVER'], pictures: ['in gold', 'from the side'] };

  it('is the catalogue’s in the usual metal, and where no metal was chosen', () => {
    expect(pictureIn(ring, 'YELLOW_GOLD')).toBe('in gold');
    expect(pictureIn(ring, null)).toBe('in gold');
  });

  it('is none in a metal that was not pictured', () => {
    expect(pictureIn(ring, 'SILVER')).toBeUndefined();
    expect(pictureIn(null, 'SILVER')).toBeUndefined();
  });
});
