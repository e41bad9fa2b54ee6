import type { Frame } from './frame.ts';
import type { KeptFrames, Shelf } from './kept-frames.ts';

/** How many frames are remembered: as many as clients that come back after a break are shown one by one. */
export const mostFrames = 64;

/** How many frames are made before it is their turn. */
const mostAhead = 4;

/** Makes each frame of a stream once, also for those who ask while it is being made. */
export class FrameMemory {
  readonly #frames = new Map<number, Promise<Frame | null>>();
  readonly #shelf: Shelf;
  #forgotten = Number.NEGATIVE_INFINITY;
  #ahead = 0;
  #isClosed = false;

  /** @param caller who is answered by the frames */
  constructor(kept: KeptFrames, caller: string) {
    this.#shelf = kept.shelf(caller, (order) => {
      this.#frames.delete(order);
      this.#forgotten = Math.max(this.#forgotten, order);
    });
  }

  /** The newest frame that was forgotten for want of room: making it and those before it again would be for nothing. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** @param order which one @param make is called when it is not there */
  get(order: number, make: () => Promise<Frame | null>): Promise<Frame | null> {
    const known = this.#frames.get(order);
    if (known) return known;
    const made = make();
    this.#frames.set(order, made);
    made.then(
      (frame) => {
        if (frame && !this.#isClosed && this.#frames.get(order) === made) this.#shelf.put(order, frame.bytes);
      },
      () => this.#frames.delete(order),
    );
    for (const oldest of this.#frames.keys()) {
      if (this.#frames.size <= mostFrames) break;
      this.#frames.delete(oldest);
      this.#shelf.drop(oldest);
    }
    return made;
  }

  /** Begins to make one that will be asked for, unless there is enough of that. What goes wrong is found when it is. */
  prepare(order: number, make: () => Promise<Frame | null>): void {
    if (this.#ahead >= mostAhead || this.#frames.has(order)) return;
    this.#ahead += 1;
    const done = (): void => void (this.#ahead -= 1);
    this.get(order, make).then(done, done);
  }

  /** Nobody follows any more. */
  close(): void {
    this.#isClosed = true;
    this.#frames.clear();
    this.#shelf.close();
  }
}

/** Does one thing at a time: whoever asks meanwhile waits for the same answer. */
export class OneAtATime<T> {
  readonly #work: () => Promise<T>;
  #running: Promise<T> | undefined;

  constructor(work: () => Promise<T>) {
    this.#work = work;
  }

  run(): Promise<T> {
    this.#running ??= this.#work().finally(() => (this.#running = undefined));
    return this.#running;
  }
}
