/** Longer than any number and any keyword; longer words stand only in comments and names. */
export const longestWord = 128;

/** The beginning of a word that a piece of the file was cut in, until the rest of it comes. */
export class CutWord {
  /** One more than the longest word, so that a longer one can be told from it. */
  readonly bytes = new Uint8Array(longestWord + 1);
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Keeps `bytes[from, to)`; what is too long for a word is left out. */
  keep(bytes: Uint8Array, from: number, to: number): void {
    const room = Math.min(to - from, this.bytes.length - this.#length);
    for (let at = 0; at < room; at++) this.bytes[this.#length++] = bytes[from + at] ?? 0;
  }

  /** The word is complete: gives its length and begins anew. */
  take(): number {
    const length = this.#length;
    this.#length = 0;
    return length;
  }
}
