import { forgotten, keptBytes } from '../live-metrics.ts';

/** How many bytes of frames are kept, for those who come back. */
export interface KeptLimits {
  readonly keptBytesPerStream: number;
  readonly keptBytesPerCaller: number;
  readonly keptBytesInAll: number;
}

interface Entry {
  readonly shelf: Shelf;
  readonly order: number;
  readonly bytes: number;
}

/** Entries in the order in which they came, and their bytes together. */
class Pile {
  readonly entries = new Set<Entry>();
  bytes = 0;

  add(entry: Entry): void {
    this.entries.add(entry);
    this.bytes += entry.bytes;
  }

  delete(entry: Entry): void {
    if (this.entries.delete(entry)) this.bytes -= entry.bytes;
  }

  get oldest(): Entry | undefined {
    for (const entry of this.entries) return entry;
    return undefined;
  }
}

/** Frames of one stream that are kept, as far as the limits go. */
export class Shelf extends Pile {
  readonly caller: string;
  readonly #kept: KeptFrames;
  readonly #forget: (order: number) => void;
  readonly #byOrder = new Map<number, Entry>();

  constructor(kept: KeptFrames, caller: string, forget: (order: number) => void) {
    super();
    this.caller = caller;
    this.#kept = kept;
    this.#forget = forget;
  }

  /** Keeps a frame. Older ones may be forgotten for it; so may itself, when it is larger than may be kept. */
  put(order: number, bytes: number): void {
    this.drop(order);
    const entry = { shelf: this, order, bytes };
    this.#byOrder.set(order, entry);
    this.#kept.add(entry);
  }

  /** The frame is not kept any more, by the stream's own will. */
  drop(order: number): void {
    const entry = this.#byOrder.get(order);
    if (!entry) return;
    this.#byOrder.delete(order);
    this.#kept.delete(entry);
  }

  /** There is no room for the frame. */
  evict(order: number): void {
    this.drop(order);
    this.#forget(order);
  }

  /** The stream has ended. */
  close(): void {
    for (const order of [...this.#byOrder.keys()]) this.drop(order);
  }
}

/**
 * Every frame that a gateway keeps: so many bytes for each stream, for each caller and in all. Where there are more, the
 * oldest are forgotten: one caller's large pushes take the place of that caller's, and never more memory than there is.
 */
export class KeptFrames {
  readonly #limits: KeptLimits;
  readonly #all = new Pile();
  readonly #callers = new Map<string, Pile>();

  constructor(limits: KeptLimits) {
    this.#limits = limits;
  }

  /** @param forget is told of frames for which there is no room */
  shelf(caller: string, forget: (order: number) => void): Shelf {
    return new Shelf(this, caller, forget);
  }

  /** The bytes that are kept. */
  get bytes(): number {
    return this.#all.bytes;
  }

  add(entry: Entry): void {
    const { shelf } = entry;
    const own = this.#callers.get(shelf.caller) ?? new Pile();
    this.#callers.set(shelf.caller, own);
    for (const pile of [shelf, own, this.#all]) pile.add(entry);
    const { keptBytesPerStream, keptBytesPerCaller, keptBytesInAll } = this.#limits;
    shorten(shelf, keptBytesPerStream, 'stream');
    shorten(own, keptBytesPerCaller, 'caller');
    shorten(this.#all, keptBytesInAll, 'all');
    keptBytes.set(this.#all.bytes);
  }

  delete(entry: Entry): void {
    const { shelf } = entry;
    const own = this.#callers.get(shelf.caller);
    for (const pile of [shelf, own, this.#all]) pile?.delete(entry);
    if (own?.entries.size === 0) this.#callers.delete(shelf.caller);
    keptBytes.set(this.#all.bytes);
  }
}

function shorten(pile: Pile, limit: number, by: 'stream' | 'caller' | 'all'): void {
  while (pile.bytes > limit && pile.oldest) {
    forgotten.inc({ by });
    const { shelf, order } = pile.oldest;
    shelf.evict(order);
  }
}
