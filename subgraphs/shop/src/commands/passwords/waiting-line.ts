/** Who waits: somebody on a device that the account knows goes before strangers' crowds. */
export interface Waiter {
  readonly lane: 'KNOWN' | 'STRANGER';
  /** Whose turns are counted together: an address, or an account's device. */
  readonly subject: string;
}

export interface LineLimits {
  /** Places in each lane. */
  readonly waiting: number;
  /** Places of one subject. */
  readonly waitingEach: number;
}

/**
 * A bounded line with fair turns: lanes are served alternately, and within a lane each subject in turn, so that who
 * sends a thousand delays others by one.
 */
export class WaitingLine<Item> {
  readonly #limits: LineLimits;
  readonly #lanes = { KNOWN: new Lane<Item>(), STRANGER: new Lane<Item>() };
  #lastServed: Waiter['lane'] = 'STRANGER';

  constructor(limits: LineLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#lanes.KNOWN.length + this.#lanes.STRANGER.length;
  }

  hasPlaceFor({ lane, subject }: Waiter): boolean {
    const { waiting, waitingEach } = this.#limits;
    const places = this.#lanes[lane];
    return places.length < waiting && places.countOf(subject) < waitingEach;
  }

  /** False, and nothing waits, when there is no place. */
  add(who: Waiter, item: Item): boolean {
    if (!this.hasPlaceFor(who)) return false;
    this.#lanes[who.lane].add(who.subject, item);
    return true;
  }

  /** The next in turn; undefined when nobody waits. */
  next(): Item | undefined {
    const first = this.#lastServed === 'KNOWN' ? 'STRANGER' : 'KNOWN';
    const lane = this.#lanes[first].length > 0 ? first : this.#lastServed;
    this.#lastServed = lane;
    return this.#lanes[lane].next();
  }
}

class Lane<Item> {
  /** By subject, in the order of their turns. */
  readonly #waiting = new Map<string, Item[]>();
  length = 0;

  countOf(subject: string): number {
    return this.#waiting.get(subject)?.length ?? 0;
  }

  add(subject: string, item: Item): void {
    const items = this.#waiting.get(subject);
    if (items) items.push(item);
    else this.#waiting.set(subject, [item]);
    this.length += 1;
  }

  next(): Item | undefined {
    for (const [subject, items] of this.#waiting) {
      const item = items.shift();
      this.#waiting.delete(subject);
      // To the end: everybody else comes first.
      if (items.length > 0) this.#waiting.set(subject, items);
      this.length -= 1;
      return item;
    }
    return undefined;
  }
}
