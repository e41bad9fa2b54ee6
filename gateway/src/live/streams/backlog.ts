import type { Follower } from '../changes/hub.ts';
import type { Heard } from '../changes/signal-tail.ts';

/** What there is to do next: a change to show, or to find out what was missed. */
export type Item = { readonly kind: 'signal'; readonly heard: Heard } | { readonly kind: 'missed' };

/** How many changes wait to be read from a slow subgraph before they count as missed. */
const longest = 500;

/**
 * What one stream still has to show, in the order in which it happened. One reader; it waits when there is nothing, and
 * is let go when the stream ends.
 */
export class Backlog implements Follower {
  #items: Item[] = [];
  #wake: (() => void) | undefined;
  #isClosed = false;
  readonly #isWanted: (heard: Heard) => boolean;
  readonly #announce: (heard: Heard) => void;

  /**
   * @param isWanted which changes are worth asking about
   * @param announce hears of those at once: before it is their turn
   */
  constructor(isWanted: (heard: Heard) => boolean = () => true, announce: (heard: Heard) => void = () => undefined) {
    this.#isWanted = isWanted;
    this.#announce = announce;
  }

  signal(heard: Heard): void {
    if (!this.#isWanted(heard)) return;
    if (this.#items.length >= longest) {
      this.missed();
      return;
    }
    this.#add({ kind: 'signal', heard });
    if (!this.#isClosed) this.#announce(heard);
  }

  /** Finding out what was missed finds everything that waits, too. */
  missed(): void {
    this.#items = [];
    this.#add({ kind: 'missed' });
  }

  /** The next item; null once the stream has ended. */
  async next(): Promise<Item | null> {
    while (!this.#isClosed && this.#items.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#isClosed ? null : (this.#items.shift() ?? null);
  }

  /** The stream has ended. */
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
