/** Random numbers from a seed: the same seed, the same numbers, on every machine. */
export class Seeded {
  readonly #seed: string;
  #state: number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#state = hashOf(seed);
  }

  /** Numbers of their own for a part of the whole: what one part draws does not move another. */
  fork(name: string | number): Seeded {
    return new Seeded(`${this.#seed}/${name}`);
  }

  /** At least 0, less than 1. (mulberry32, public domain, by Tommy Ettinger.) */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.next();
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of them, each as likely. Throws when there is none. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)];
    if (picked === undefined) throw new Error('there is nothing to pick from');
    return picked;
  }

  /** One of them, the first ones far more often than the last, as pieces of a catalogue are looked at. */
  pickPopular<T>(list: readonly T[]): T {
    return this.pick(list.slice(0, Math.max(1, Math.ceil(list.length * this.next() ** 2))));
  }

  /** One of the keys, by their weights. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    // Object.keys forgets what it was given.
    const keys = Object.keys(weights) as Key[];
    let left = this.next() * keys.reduce((sum, key) => sum + weights[key], 0);
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) return key;
    }
    return this.pick(keys);
  }

  /** How long until the next of events that come by themselves, so many in a unit of time on average. */
  gap(perUnit: number): number {
    return -Math.log(1 - this.next()) / perUnit;
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}
