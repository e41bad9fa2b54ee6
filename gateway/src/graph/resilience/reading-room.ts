/**
 * Bounds how much of a subgraph's answers is held while they are being read, all together. One that pours without end
 * into every question would otherwise fill the gateway's memory before any single answer had become too long.
 */
export class ReadingRoom {
  #left: number;

  /** @param bytes how much fits */
  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Takes room for so many bytes; false when there is not enough. */
  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}
