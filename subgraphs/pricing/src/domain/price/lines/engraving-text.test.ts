import { canBeEngraved, engravedCharacters, engravingText } from './engraving-text.ts';

describe('a text to engrave', () => {
  it.each([
    [null, null],
    [undefined, null],
    ['', null],
    ['  \n\t ', null],
    ['  Анна \n и  Пётр ', 'Анна и Пётр'],
    // е and a combining diaeresis: one letter to the reader, and one to the cutter.
    ['Пе\u0308тр', 'Пётр'],
  ])('%j is tidied to %j', (text, tidy) => {
    expect(engravingText(text)).toBe(tidy);
  });

  it('is counted as a reader counts', () => {
    expect(engravedCharacters('Анна и Пётр')).toBe(11);
    expect(engravedCharacters('❤️👨‍👩‍👧')).toBe(2);
  });

  it.each(['a\u0000b', 'a\u202eb', '\ue000', '\ud800'])('%j cannot be cut', (text) => {
    expect(canBeEngraved(text)).toBe(false);
  });

  it.each(['Анна', 'Ångström №1', '愛', '❤️'])('%j can', (text) => {
    expect(canBeEngraved(text)).toBe(true);
  });
});
