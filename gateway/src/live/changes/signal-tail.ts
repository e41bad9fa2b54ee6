import type { LiveSignal } from '@alexandrite/contracts/live';

/** A change, and its place in the order of all changes. */
export interface Heard {
  readonly signal: LiveSignal;
  readonly place: Place;
}

/** A place in the order in which things happened. */
export interface Place {
  /** Grows by one with every entry of the log, in this process. */
  readonly order: number;
  /** The same for all gateways: the entry's id in the log. */
  readonly position: string;
}

interface Entry {
  readonly place: Place;
  /** null for what is no change: an ended session, or one that was told already. */
  readonly signal: LiveSignal | null;
}

/** The position before the first entry. */
const beginning = '0-0';

/** The end of the live log, as this process has read it: what clients that come back have missed is found here. */
export class SignalTail {
  readonly #longest: number;
  #entries: Entry[] = [];
  /** Orders of the entries by their positions. */
  readonly #orders = new Map<string, number>();
  /** Changes among the entries, by their names. */
  readonly #told = new Set<string>();
  #last: Place = { order: 0, position: beginning };

  /** @param longest how many entries are remembered, about */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The place of the newest entry. */
  get last(): Place {
    return this.#last;
  }

  /**
   * Adds an entry. A change that was told before is none: whoever died between telling it and noting that tells it again.
   * @returns what followers hear of it
   */
  add(position: string, said: LiveSignal | null): Heard | null {
    this.#last = { order: this.#last.order + 1, position };
    const signal = said && this.#isNew(said) ? said : null;
    this.#entries.push({ place: this.#last, signal });
    this.#orders.set(position, this.#last.order);
    // In strides: taking one off the front of a long list copies it.
    if (this.#entries.length > this.#longest * 1.25) {
      this.#orders.delete(beginning);
      for (const entry of this.#entries.splice(0, this.#entries.length - this.#longest)) this.#drop(entry);
    }
    return signal && { signal, place: this.#last };
  }

  #isNew(signal: LiveSignal): boolean {
    const name = nameOf(signal);
    const isNew = !this.#told.has(name);
    this.#told.add(name);
    return isNew;
  }

  #drop({ place, signal }: Entry): void {
    this.#orders.delete(place.position);
    if (signal) this.#told.delete(nameOf(signal));
  }

  /** The log is empty: everything that it will have comes after its beginning. */
  beginsEmpty(): void {
    this.#orders.set(beginning, 0);
  }

  /** What was read is not all that there was: nothing before this can be caught up with. */
  forget(): void {
    this.#entries = [];
    this.#orders.clear();
    this.#told.clear();
  }

  /** Changes after a position, oldest first; null when it is too long ago, or was never ours. */
  since(position: string): Heard[] | null {
    const order = this.#orders.get(position);
    if (order === undefined) return null;
    const newer = this.#last.order - order;
    return (newer === 0 ? [] : this.#entries.slice(-newer)).flatMap(({ place, signal }) =>
      signal ? [{ place, signal }] : [],
    );
  }
}

/** What is told again says the same, its trace included; after a database was restored a revision may come once more. */
const nameOf = ({ entity, id, revision, trace }: LiveSignal): string =>
  `${entity} ${id} ${revision} ${trace['traceparent'] ?? ''}`;
