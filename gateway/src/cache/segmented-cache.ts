import { LRUCache } from 'lru-cache';

/** The part of the room that is for what was used once. */
const newcomersShare = 1 / 4;

interface Options<Value> {
  /** How many there may be; no matter how many when left out. */
  readonly max?: number;
  /** How large all of them may be together. */
  readonly maxSize: number;
  readonly sizeOf: (value: Value, key: string) => number;
  /** Called for what is there no longer. */
  readonly onGone?: (value: Value, key: string) => void;
}

/**
 * A memory in two parts: what came once, and what was used again. Newcomers push out nothing but each other, so that a
 * flood of things that are asked for once leaves alone what many ask for. (Known as a segmented LRU.)
 */
export class SegmentedCache<Value extends object> {
  readonly #newcomers: LRUCache<string, Value>;
  readonly #proven: LRUCache<string, Value>;
  /** Being moved from one part to the other, it is not gone. */
  #moving: string | undefined;

  /** A thing larger than the room of newcomers is not kept. */
  constructor({ max, maxSize, sizeOf, onGone }: Options<Value>) {
    const part = (share: number) =>
      new LRUCache<string, Value>({
        ...(max === undefined ? {} : { max: Math.max(1, Math.floor(max * share)) }),
        maxSize: Math.max(1, Math.floor(maxSize * share)),
        maxEntrySize: Math.max(1, Math.floor(maxSize * newcomersShare)),
        sizeCalculation: sizeOf,
        ...(onGone
          ? {
              dispose: (value: Value, key: string) => {
                if (key !== this.#moving) onGone(value, key);
              },
            }
          : {}),
      });
    this.#newcomers = part(newcomersShare);
    this.#proven = part(1 - newcomersShare);
  }

  get size(): number {
    return this.#newcomers.size + this.#proven.size;
  }

  get calculatedSize(): number {
    return this.#newcomers.calculatedSize + this.#proven.calculatedSize;
  }

  /** Using it proves that it is worth keeping. */
  get(key: string): Value | undefined {
    const proven = this.#proven.get(key);
    if (proven !== undefined) return proven;
    const newcomer = this.#newcomers.get(key);
    if (newcomer === undefined) return undefined;
    this.#moving = key;
    this.#newcomers.delete(key);
    this.#moving = undefined;
    this.#proven.set(key, newcomer);
    return newcomer;
  }

  /** What is there, without counting it as used. */
  peek(key: string): Value | undefined {
    return this.#proven.peek(key) ?? this.#newcomers.peek(key);
  }

  has(key: string): boolean {
    return this.#proven.has(key) || this.#newcomers.has(key);
  }

  set(key: string, value: Value): void {
    if (this.#proven.has(key)) this.#proven.set(key, value);
    else this.#newcomers.set(key, value);
  }

  delete(key: string): void {
    this.#newcomers.delete(key);
    this.#proven.delete(key);
  }

  clear(): void {
    this.#newcomers.clear();
    this.#proven.clear();
  }
}
