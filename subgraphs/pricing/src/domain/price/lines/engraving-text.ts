import { tidyText } from '@alexandrite/contracts/texts';

const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/** The text as it is engraved; null when nothing is left of it. What cannot be cut is left as it was typed. */
export function engravingText(text: string | null | undefined): string | null {
  const tidy = tidyText(text ?? '') ?? text ?? '';
  return tidy === '' ? null : tidy;
}

/** Whether every sign of a text can be cut: controls and marks that turn the direction of writing are nothing to cut. */
export const canBeEngraved = (text: string): boolean => tidyText(text) !== null;

/** Signs as a reader counts them, spaces included: the cutter moves on by one. */
export const engravedCharacters = (text: string): number => [...graphemes.segment(text)].length;
