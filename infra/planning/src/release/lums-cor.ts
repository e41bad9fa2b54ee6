import type { UnreleasedJob } from './unreleased-job.ts';

/**
 * LUMS COR (Thürer et al., 2012): periodic release up to a workload norm at each station, and a release in between
 * whenever a station would run out of work. Loads are corrected: an operation counts as its time divided by its position.
 */
export interface LumsCorSettings {
  /** The corrected load that a station may hold. */
  readonly norm: number;
  /** Time between two reviews. */
  readonly period: number;
  /** Time allowed for each operation when the release is planned. */
  readonly perOperation: number;
}

/** When a job is planned to be released: the pool is kept in this order. */
export const plannedRelease = (job: UnreleasedJob, perOperation: number): number =>
  job.due - perOperation * job.operations.length;

/** Adds a job to the stations' corrected loads. */
export function addLoad(loads: number[], { operations }: UnreleasedJob): void {
  for (const [index, { station, processing }] of operations.entries())
    loads[station] = (loads[station] ?? 0) + processing / (index + 1);
}

/** Takes a finished operation, at that index of the routing, from its station's load. */
export function takeLoad(loads: number[], { operations }: UnreleasedJob, index: number): void {
  const operation = operations[index];
  if (operation) loads[operation.station] = (loads[operation.station] ?? 0) - operation.processing / (index + 1);
}

/** Rounding of loads that grow and shrink by many jobs. */
const rounding = 1e-9;

/** Whether each of the job's stations stays within the norm. A station that the job visits twice is counted with both. */
export function fits(job: UnreleasedJob, loads: readonly number[], norm: number): boolean {
  const after = [...loads];
  addLoad(after, job);
  return job.operations.every(({ station }) => (after[station] ?? 0) <= norm + rounding);
}

/** The jobs to release at a review, from a pool in the order of planned release. The loads given are left as they are. */
export function review<Job extends UnreleasedJob>(pool: readonly Job[], loads: readonly number[], norm: number): Job[] {
  const after = [...loads];
  return pool.filter((job) => {
    if (!fits(job, after, norm)) return false;
    addLoad(after, job);
    return true;
  });
}

/** The first job of the pool that begins at a station without work: it is released whatever the norm says. */
export const forIdleStation = <Job extends UnreleasedJob>(pool: readonly Job[], station: number): Job | undefined =>
  pool.find(({ operations }) => operations[0]?.station === station);
