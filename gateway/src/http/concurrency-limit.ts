/**
 * How late the event loop may be on average, in milliseconds, before less is taken on. A timer is late by half a turn
 * of the loop, and an operation takes some three turns: six times this is what waiting costs at worst.
 */
const bearableDelayMs = 5;

/**
 * The fewest operations under way at once. They wait for subgraphs most of their time, and the loop may be late because
 * refusing is work too, or because somebody else has the processor: with fewer than these it would stand idle between.
 */
const fewest = 64;

/** The most, while the loop keeps up: waiting for slow subgraphs costs memory, and little else. */
const most = 1_024;

/** How much of the limit is left at a step down. */
const stepDown = 0.85;

/** … and when the loop is later than this many times what is bearable: a flood has come all at once. */
const floodedTimes = 4;
const stepDownFlooded = 0.6;

/** What comes on top at a step up: a twentieth, and one. */
const stepUp = 1.05;

/** What is paid for, and what cannot be repeated at will, is let in beyond the limit by this factor. */
const importantShare = 1.5;

/** How much a new look at the loop counts against those before. */
const weight = 0.3;

/**
 * How many operations may be under way at once. It follows how late the event loop is, and not how long answers take:
 * a slow subgraph makes answers late and the gateway idle. The rule is that of TCP: while the loop is late, take on
 * a share less of what is under way, and while it keeps up and the limit is reached, take on a little more.
 */
export class ConcurrencyLimit {
  #limit = most;
  #delayMs = 0;
  #underWay = 0;
  /** The most that were under way since the last look. */
  #peak = 0;

  /** False when it is too much now; otherwise call `end` when it is done. */
  begin(isImportant: boolean): boolean {
    if (this.#underWay >= this.#limit * (isImportant ? importantShare : 1)) {
      this.#peak = Math.max(this.#peak, this.#underWay);
      return false;
    }
    this.#underWay += 1;
    this.#peak = Math.max(this.#peak, this.#underWay);
    return true;
  }

  end(): void {
    this.#underWay -= 1;
  }

  /** Takes a look at how late the event loop is; to be called about twenty times a second. */
  look(delayMs: number): void {
    this.#delayMs += weight * (delayMs - this.#delayMs);
    const peak = this.#peak;
    this.#peak = this.#underWay;
    if (this.#delayMs > bearableDelayMs) {
      const kept = this.#delayMs > floodedTimes * bearableDelayMs ? stepDownFlooded : stepDown;
      this.#limit = Math.max(fewest, Math.min(this.#limit, peak) * kept);
    } else if (peak >= this.#limit * 0.9) {
      this.#limit = Math.min(most, this.#limit * stepUp + 1);
    } else if (this.#limit < most) {
      // Nobody presses: what was learned of a bad minute is forgotten slowly.
      this.#limit = Math.min(most, this.#limit + 0.5);
    }
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  get underWay(): number {
    return this.#underWay;
  }
}
