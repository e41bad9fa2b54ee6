const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/** Controls, private and unassigned code points, and the marks that turn the direction of writing: nothing to cut. */
const uncuttable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202A-\u202E\u2066-\u2069]/u;

/** The text as it is engraved: composed, spaces single; null when nothing is left of it. */
export function engravingText(text: string | null | undefined): string | null {
  const tidy = (text ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return tidy === '' ? null : tidy;
}

/** Whether every sign of a tidied text can be cut. */
export const canBeEngraved = (text: string): boolean => !uncuttable.test(text);

/** Signs as a reader counts them, spaces included: the cutter moves on by one. */
export const engravedCharacters = (text: string): number => [...graphemes.segment(text)].length;
