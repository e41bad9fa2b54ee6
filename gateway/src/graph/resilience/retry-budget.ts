/** What each question adds to the budget: one in ten may be asked twice. */
const earnedByQuestion = 0.1;

/** What can be saved up, in retries: as many as a hiccup needs, and too few to keep a sick subgraph from recovering. */
const most = 10;

/**
 * Says whether a question may be asked again. Retries of everything would double the load of a subgraph just when it
 * has too much; as a share of the traffic they mend hiccups and do no harm in a failure.
 */
export class RetryBudget {
  #saved = most;

  /** A question is asked for the first time. */
  earn(): void {
    this.#saved = Math.min(most, this.#saved + earnedByQuestion);
  }

  /** True when there is something left for a retry, which is then spent. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
