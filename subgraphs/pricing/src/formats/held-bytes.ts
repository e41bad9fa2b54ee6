/** What is made room for first. */
const initialBytes = 256;

/** Bytes that have to be held until all are there. Grows with what comes, never beyond what was announced. */
export class HeldBytes {
  readonly #most: number;
  #bytes = new Uint8Array(0);
  #length = 0;

  /** @param most how many can come at most; more are left out, which the reader of the whole file notices */
  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    const taken = Math.min(bytes.length, this.#most - this.#length);
    this.#makeRoom(this.#length + taken);
    this.#bytes.set(bytes.subarray(0, taken), this.#length);
    this.#length += taken;
  }

  pushByte(byte: number): void {
    if (this.#length === this.#most) return;
    if (this.#length === this.#bytes.length) this.#makeRoom(this.#length + 1);
    this.#bytes[this.#length++] = byte;
  }

  /** What is held: a view, not a copy. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.min(this.#most, Math.max(needed, this.#bytes.length * 2, initialBytes)));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
