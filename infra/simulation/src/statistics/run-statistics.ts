import type { Job } from '../shop/job.ts';

/** Names of the figures of a run, in the order in which they are reported. */
export const measureNames = [
  'utilisation',
  'meanFlow',
  'meanFloor',
  'percentLate',
  'meanTardiness',
  'meanLateness',
  'pWait',
  'meanWait',
  'sdWait',
  'q99Wait',
] as const;
export type MeasureName = (typeof measureNames)[number];
/** The figures of a run: times in the shop's unit, `utilisation` and `pWait` from 0 to 1. */
export type Measures = Readonly<Record<MeasureName, number>>;

/** Sums over the jobs that leave while it is measured. */
export class RunStatistics {
  jobs = 0;
  #flow = 0;
  #floor = 0;
  #late = 0;
  #tardiness = 0;
  #lateness = 0;
  #waits = new Float64Array(4096);

  add(job: Job, now: number): void {
    const lateness = now - job.due;
    this.#flow += now - job.arrival;
    this.#floor += now - job.releasedAt;
    this.#lateness += lateness;
    if (lateness > 0) {
      this.#late += 1;
      this.#tardiness += lateness;
    }
    if (this.jobs === this.#waits.length) {
      const grown = new Float64Array(2 * this.jobs);
      grown.set(this.#waits);
      this.#waits = grown;
    }
    this.#waits[this.jobs++] = job.firstWait;
  }

  /** @param utilisation the share of the servers' time that was worked */
  measures(utilisation: number): Measures {
    const { jobs } = this;
    const waits = this.#waits.subarray(0, jobs).sort();
    const meanWait = sum(waits, (wait) => wait) / jobs;
    return {
      utilisation,
      meanFlow: this.#flow / jobs,
      meanFloor: this.#floor / jobs,
      percentLate: (100 * this.#late) / jobs,
      meanTardiness: this.#tardiness / jobs,
      meanLateness: this.#lateness / jobs,
      pWait: sum(waits, (wait) => (wait > 0 ? 1 : 0)) / jobs,
      meanWait,
      sdWait: Math.sqrt(sum(waits, (wait) => (wait - meanWait) ** 2) / Math.max(1, jobs - 1)),
      q99Wait: waits[Math.min(jobs - 1, Math.floor(0.99 * jobs))] ?? NaN,
    };
  }
}

function sum(values: Float64Array, of: (value: number) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
