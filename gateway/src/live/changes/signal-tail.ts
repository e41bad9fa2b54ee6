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
  /** null for what is no change: an ended session. */
  readonly signal: LiveSignal | null;
}

/** The end of the live log, as this process has read it: what clients that come back have missed is found here. */
export class SignalTail {
  readonly #longest: number;
  #entries: Entry[] = [];
  /** Orders of the entries by their positions. */
  readonly #orders = new Map<string, number>();
  #last: Place = { order: 0, position: '0-0' };

  /** @param longest how many entries are remembered, about */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The place of the newest entry. */
  get last(): Place {
    return this.#last;
  }

  add(position: string, signal: LiveSignal | null): Place {
    this.#last = { order: this.#last.order + 1, position };
    this.#entries.push({ place: this.#last, signal });
    this.#orders.set(position, this.#last.order);
    // In strides: taking one off the front of a long list copies it.
    if (this.#entries.length > this.#longest * 1.25) {
      for (const { place } of this.#entries.splice(0, this.#entries.length - this.#longest)) {
        this.#orders.delete(place.position);
      }
    }
    return this.#last;
  }

  /** What was read is not all that there was: nothing before this can be caught up with. */
  forget(): void {
    this.#entries = [];
    this.#orders.clear();
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
