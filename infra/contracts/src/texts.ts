/**
 * Signs that change what stands around them or say nothing: controls, overrides of the direction of writing (Unicode
 * Technical Report 36, section 2.6), code points without a meaning. Nobody types them; who pastes them is told.
 */
const refused = /[^\P{Cc}\s]|[\p{Cs}\p{Co}\p{Cn}\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFC\u{E0000}-\u{E007F}]/u;

/** Signs without a look that come along when a text is copied: soft hyphens, joiners of words, marks of direction. */
const unseen = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/gu;

/** Signs that show nothing though they count as letters or symbols: fillers of Hangul, the empty Braille cell. */
const blanks = /[\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Whether something of a text can be seen: marks and joiners alone have nothing to stand on. */
const isSeen = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replaceAll(blanks, ''));

/**
 * A text as it is kept, whoever wrote it: composed (NFC), without signs that nobody sees, trimmed. Spaces are single; in
 * `LINES` ends of lines stay. Empty when nothing of it can be seen; null when it holds signs that are refused.
 */
export function tidyText(text: string, shape: 'LINE' | 'LINES' = 'LINE'): string | null {
  const spaces = shape === 'LINE' ? /\s+/gu : /[^\S\n]+/gu;
  const tidy = text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll(unseen, '')
    .replaceAll(spaces, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
  if (refused.test(tidy)) return null;
  return isSeen(tidy) ? tidy : '';
}
