import type { LiveSignal } from '@alexandrite/contracts/live';
import type { Follower } from './hub.ts';

/** What there is to do next: a change to show, or to find out what was missed. */
export type Item = { readonly kind: 'signal'; readonly signal: LiveSignal } | { readonly kind: 'missed' };

/** How many changes wait for a slow subscriber before they count as missed. */
const longest = 500;

/**
 * What one subscription still has to show, in the order in which it happened. One reader; it waits when there is
 * nothing, and is let go when the subscription ends.
 */
export class Backlog implements Follower {
  #items: Item[] = [];
  #wake: (() => void) | undefined;
  #isClosed = false;
  readonly #isWanted: (signal: LiveSignal) => boolean;

  constructor(isWanted: (signal: LiveSignal) => boolean = () => true) {
    this.#isWanted = isWanted;
  }

  signal(signal: LiveSignal): void {
    if (!this.#isWanted(signal)) return;
    if (this.#items.length >= longest) this.missed();
    else this.#add({ kind: 'signal', signal });
  }

  /** Finding out what was missed finds everything that waits, too. */
  missed(): void {
    this.#items = [];
    this.#add({ kind: 'missed' });
  }

  /** The next item; null once the subscription has ended. */
  async next(): Promise<Item | null> {
    while (!this.#isClosed && this.#items.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#isClosed ? null : (this.#items.shift() ?? null);
  }

  /** The subscription has ended. */
  close(): void {
    this.#isClosed = true;
    this.#items = [];
    this.#wake?.();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  #add(item: Item): void {
    if (this.#isClosed) return;
    this.#items.push(item);
    this.#wake?.();
  }
}
