/** What a piece is found by, in each language: distinct words as they are compared. */
export interface SearchWords {
  readonly ru: readonly string[];
  readonly en: readonly string[];
}

/** Words asked for beyond these are ignored: nobody looks for a piece by more. */
const mostWords = 8;

/** The words of a text as they are compared: lower-case, ё as е. */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{N}]+/gu);
  return [...new Set(words)];
}

/** The words that a search asks for; every one has to begin a word of the piece. */
export function wantedWords(search: string | null | undefined): string[] {
  return wordsOf((search ?? '').slice(0, 200)).slice(0, mostWords);
}

export function searchWords(texts: { readonly ru: readonly string[]; readonly en: readonly string[] }): SearchWords {
  return { ru: wordsOf(texts.ru.join(' ')), en: wordsOf(texts.en.join(' ')) };
}
