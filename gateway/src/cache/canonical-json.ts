/** Variables nested deeper than this are nobody's; they are not worth a stack. */
const deepest = 32;

/**
 * JSON with the fields of every object in order, so that equal values are equal texts; null when it is nested too deep,
 * or longer than it may be: then no more of it was looked at than that.
 * @param longest in characters
 */
export function canonicalJson(value: unknown, longest: number): string | null {
  try {
    return new Writer(longest).write(value, 0);
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

class Writer {
  /** Characters that may still be written. */
  #left: number;

  constructor(longest: number) {
    this.#left = longest;
  }

  /** @throws RangeError */
  write(value: unknown, depth: number): string {
    if (value === null || typeof value !== 'object') return this.#plain(value);
    if (depth >= deepest) throw new RangeError(`nested deeper than ${deepest}`);
    if (Array.isArray(value)) {
      this.#spend(value.length + 2);
      return `[${value.map((item) => this.write(item, depth + 1)).join(',')}]`;
    }
    const names = Object.keys(value);
    this.#spend(2 * names.length + 2);
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      // By code unit, not by locale: the order must be the same on every machine.
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, field]) => `${this.#plain(name)}:${this.write(field, depth + 1)}`);
    return `{${fields.join(',')}}`;
  }

  #plain(value: unknown): string {
    if (typeof value === 'string') this.#spend(value.length + 2);
    const text = JSON.stringify(value);
    if (typeof value !== 'string') this.#spend(text.length);
    return text;
  }

  #spend(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new RangeError('too long');
  }
}
