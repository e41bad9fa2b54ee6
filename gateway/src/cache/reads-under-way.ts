import type { BodyForm, StoredAnswer } from './stored-answer.ts';

type Reading = Promise<StoredAnswer | null>;

/** Reads of stored answers that are under way: who asks for one of them meanwhile waits for it, and asks Redis nothing. */
export class ReadsUnderWay {
  readonly #readings = new Map<string, Reading>();
  #epoch = 0;

  /**
   * @param epoch changes with every purge that was heard of: what was begun to be read before one is not shared after it
   * @param read reads it, once for all who ask meanwhile; where it throws, it throws for all of them
   */
  share(key: string, form: BodyForm, epoch: number, read: () => Reading): Reading {
    if (epoch !== this.#epoch) {
      this.#readings.clear();
      this.#epoch = epoch;
    }
    const name = `${key}:${form}`;
    const known = this.#readings.get(name);
    if (known) return known;
    const reading = read();
    this.#readings.set(name, reading);
    const end = (): void => {
      if (this.#readings.get(name) === reading) this.#readings.delete(name);
    };
    reading.then(end, end);
    return reading;
  }
}
