import type { DispatchRule } from '@alexandrite/planning/dispatch/waiting-operation';
import type { Job } from './job.ts';

/** The queue before a station, in the order of a dispatch rule. */
export interface Queue {
  readonly size: number;
  add(job: Job): void;
  /** Takes the job that is next by the rule. */
  take(now: number): Job | undefined;
}

/** A heap for rules whose ranks stay, a search for those whose ranks move with time. */
export const createQueue = (rule: DispatchRule): Queue =>
  rule.isDynamic ? new SearchedQueue(rule) : new RankedQueue(rule);

interface Entry {
  readonly rank: number;
  readonly number: number;
  readonly job: Job;
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.rank < other.rank || (one.rank === other.rank && one.number < other.number);

class RankedQueue implements Queue {
  readonly #rule: DispatchRule;
  readonly #heap: Entry[] = [];
  #next = 0;

  constructor(rule: DispatchRule) {
    this.#rule = rule;
  }

  get size(): number {
    return this.#heap.length;
  }

  add(job: Job): void {
    const heap = this.#heap;
    const entry = { rank: this.#rule.rank(job, job.joinedAt), number: this.#next++, job };
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  take(): Job | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first && last && first !== last) this.#sink(last);
    return first?.job;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      if (!left) break;
      const right = heap[2 * at + 2];
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, entry)) break;
      heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = entry;
  }
}

class SearchedQueue implements Queue {
  readonly #rule: DispatchRule;
  /** In the order of joining, so that the first of equal ranks is the one that came first. */
  readonly #jobs: Job[] = [];

  constructor(rule: DispatchRule) {
    this.#rule = rule;
  }

  get size(): number {
    return this.#jobs.length;
  }

  add(job: Job): void {
    this.#jobs.push(job);
  }

  take(now: number): Job | undefined {
    const jobs = this.#jobs;
    let best = 0;
    let bestRank = Infinity;
    for (let index = 0; index < jobs.length; index += 1) {
      const job = jobs[index];
      const rank = job ? this.#rule.rank(job, now) : Infinity;
      if (rank < bestRank) {
        best = index;
        bestRank = rank;
      }
    }
    return jobs.splice(best, 1)[0];
  }
}
