import { tidyText } from './texts.ts';

describe('a text that somebody wrote', () => {
  it.each([
    ['composed', 'Анна Йо\u0438\u0306', 'Анна Йой'],
    ['trimmed, with single spaces', '  Anna \t Maria\u00a0 Petrova \n', 'Anna Maria Petrova'],
    ['in one line', 'Anna\u2028Maria\u2029Petrova', 'Anna Maria Petrova'],
    ['without what came along with a copy', '\uFEFFNevsky\u00AD prospekt\u200B 1\u200E', 'Nevsky prospekt 1'],
    ['with the joiners that scripts and faces need', 'می\u200cخواهم 👩\u200d🎨', 'می\u200cخواهم 👩\u200d🎨'],
  ])('is kept %s', (_, written, kept) => {
    expect(tidyText(written)).toBe(kept);
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \u3000\n'],
    ['spaces of no width', '\u200B\u2060\uFEFF'],
    ['joiners', '\u200d\u200c'],
    ['fillers of Hangul', '\u3164\u115F\u1160\uFFA0'],
    ['empty Braille cells', '\u2800\u2800'],
    ['marks that have nothing to stand on', '\u0301\u0302'],
    ['selectors of variants', '\uFE0F\uFE0F'],
  ])('is empty when it is %s', (_, written) => {
    expect(tidyText(written)).toBe('');
  });

  it.each([
    ['control characters', 'Anna\u0007'],
    ['an escape', '\u001B[31mAnna'],
    ['a zero', 'Anna\0'],
    ['an override of direction', 'Anna \u202Eavorteп'],
    ['an isolate of direction', '\u2066Anna\u2069'],
    ['half of a surrogate pair', 'Anna\uD83D'],
    ['private use', 'Anna\uE000'],
    ['no character', 'Anna\uFFFF'],
    ['tags', 'Anna\u{E0041}'],
  ])('is refused with %s', (_, written) => {
    expect(tidyText(written)).toBeNull();
  });

  it('keeps its lines where it may have some', () => {
    expect(tidyText(' One \r\n\r\n two  three\u2029\n', 'LINES')).toBe('One\n\ntwo three');
  });
});
