/**
 * How late the event loop may usually be, in milliseconds, before less is taken on. A timer is late by half a turn
 * of the loop, and an operation takes some three turns: six times this is what waiting costs at worst. In a flood it is
 * little more than what a timer is late by itself.
 */
const bearableDelayMs = { usually: 3, flooded: 0.6 } as const;

/**
 * … and how much of the time it has to be at work for that to count: a loop that is late and has time to spare waits for
 * somebody else who has the processor, and would do no more if less were taken on.
 */
const busyShare = 0.9;

/**
 * The fewest operations under way at once: they wait for subgraphs, and the loop has something to do meanwhile. Where
 * others have the processor most of the time the loop is late whatever is refused. A few dozen clients, each of which
 * waits for its answer before it asks again, cannot be too many; in a flood that many would only make each other wait.
 */
const fewest = { usually: 40, flooded: 8 } as const;

/** A flood is where so much of what comes is refused: then those that are let in are to be quick about it. */
const floodedShare = 1 / 3;

/** As many may come at once out of the blue, as they do when the loop has stood still: a fifth of a second's work, or less. */
const unasked = 256;

/** The most, while the loop keeps up: waiting for slow subgraphs costs memory, and little else. */
const most = 1_024;

/** How much of the limit is left at a step down. */
const stepDown = 0.85;

/** … and when the loop is later than this many times what is bearable: a flood has come all at once. */
const floodedTimes = 4;
const stepDownFlooded = 0.6;

/** What comes on top at a step up after a flood: a twentieth, and one. */
const stepUp = 1.05;

/** … and when the loop has never been late since and has time to spare: subgraphs are slow, nobody is helped by refusing. */
const stepUpAtEase = 1.5;

/** So many looks in a row at a loop that keeps up, and a flood is forgotten. */
const easeAfterLooks = 40;

/**
 * What is paid for, and what cannot be repeated at will, has a limit of its own, so many times the other: whatever else
 * is under way, held up by a slow subgraph perhaps, keeps none of it out.
 */
const importantShare = 1.5;

/**
 * So many looks are remembered, and the middle one counts. A loop that stood still once, to collect garbage or because
 * somebody else had the processor, has not too much to do: it was late once or twice, and catches up.
 */
const rememberedLooks = 5;

/** What the event loop was like since the last look. */
export interface Look {
  /** How late it was, in milliseconds. */
  readonly delayMs: number;
  /** How much of the time it was at work. */
  readonly busy: number;
}

/**
 * How many operations may be under way at once. It follows how late the event loop is, and not how long answers take:
 * a slow subgraph makes answers late and the gateway idle. The rule is that of TCP: while the loop is late, take on
 * a share less of what is under way, and while it keeps up and the limit is reached, take on more.
 */
export class ConcurrencyLimit {
  #limit = unasked;
  readonly #looks: Look[] = new Array<Look>(rememberedLooks).fill({ delayMs: 0, busy: 0 });
  #looksAtEase = easeAfterLooks;
  #underWay = 0;
  #importantUnderWay = 0;
  /** What came since the last look, and what of it was refused. */
  #came = 0;
  #refused = 0;
  /** The share that was refused of late. */
  #refusedShare = 0;
  /** The most that were under way since the last look. */
  #peak = 0;

  /** False when it is too much now; otherwise call `end` when it is done. */
  begin(isImportant: boolean): boolean {
    const isFull = this.isFullFor(isImportant);
    this.#came += 1;
    if (isFull) {
      this.#refused += 1;
    } else {
      this.#underWay += 1;
      if (isImportant) this.#importantUnderWay += 1;
    }
    this.#peak = Math.max(this.#peak, this.#underWay);
    return !isFull;
  }

  isFullFor(isImportant: boolean): boolean {
    return isImportant ? this.#importantUnderWay >= this.#limit * importantShare : this.#underWay >= this.#limit;
  }

  /** Something was refused without being asked to begin. */
  refused(): void {
    this.#came += 1;
    this.#refused += 1;
  }

  /** @param isImportant as it was when it began */
  end(isImportant: boolean): void {
    this.#underWay -= 1;
    if (isImportant) this.#importantUnderWay -= 1;
  }

  /** Takes a look at the event loop; to be called some forty times a second. */
  look(look: Look): void {
    this.#looks.push(look);
    this.#looks.shift();
    const delayMs = middle(this.#looks.map((one) => one.delayMs));
    const busy = middle(this.#looks.map((one) => one.busy));
    const peak = this.#peak;
    this.#peak = this.#underWay;
    this.#noteRefused();
    const kind = this.isFlooded ? 'flooded' : 'usually';
    this.#limit = Math.max(fewest[kind], this.#limit);
    if (delayMs > bearableDelayMs[kind] && busy > busyShare) {
      const kept = delayMs > floodedTimes * bearableDelayMs[kind] ? stepDownFlooded : stepDown;
      this.#limit = Math.max(fewest[kind], Math.min(this.#limit, peak) * kept);
      this.#looksAtEase = 0;
      return;
    }
    // It may be the first moment of a flood: nothing more is taken on until that is clear.
    if (look.delayMs > bearableDelayMs[kind] && look.busy > busyShare) return;
    this.#looksAtEase += 1;
    const isAtEase = this.#looksAtEase >= easeAfterLooks && look.busy <= busyShare;
    if (peak >= this.#limit * 0.9) {
      this.#limit = Math.min(most, this.#limit * (isAtEase ? stepUpAtEase : stepUp) + 1);
    } else if (isAtEase) {
      // Nobody presses: what was learned of a bad minute is forgotten, and so is that subgraphs were slow.
      this.#limit += 0.1 * (Math.max(unasked, 2 * peak) - this.#limit);
    }
  }

  #noteRefused(): void {
    const share = this.#came === 0 ? 0 : this.#refused / this.#came;
    this.#refusedShare += (share - this.#refusedShare) / rememberedLooks;
    [this.#came, this.#refused] = [0, 0];
  }

  /** Whether much of what comes has been refused for some looks. */
  get isFlooded(): boolean {
    return this.#refusedShare > floodedShare;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  get underWay(): number {
    return this.#underWay;
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
