import { figureText, readFigure, shownFigure } from './figures.ts';

describe('a figure of the rules', () => {
  it.each([
    [123_450, 'money', '1234.5'],
    [0.0125, 'share', '1.25'],
    [0.07, 'share', '7'],
    [13.07, 'number', '13.07'],
  ] as const)('%p as %s is written %s, and read again the same', (value, kind, text) => {
    expect(figureText(value, kind, 'en')).toBe(text);
    expect(readFigure(text, kind)).toBe(value);
  });

  it('has a comma in Russian', () => {
    expect(figureText(0.0125, 'share', 'ru')).toBe('1,25');
    expect(shownFigure(123_450, 'money', 'ru')).toBe('1234,5 ₽');
  });

  it('is read with commas and spaces', () => {
    expect(readFigure('6 200,50', 'money')).toBe(620_050);
  });

  it.each(['', 'семь', '1.2.3', '1e9', 'Infinity', '--1'])('is not read from %p', (text) => {
    expect(readFigure(text, 'number')).toBeNull();
  });
});
