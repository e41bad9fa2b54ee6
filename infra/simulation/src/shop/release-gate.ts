import { releaseToCap } from '@alexandrite/planning/release/conwip';
import { addLoad, forIdleStation, plannedRelease, review, takeLoad } from '@alexandrite/planning/release/lums-cor';
import type { Job } from './job.ts';
import type { Release } from './shop.ts';

/** Decides which of the jobs that wait before the shop floor enter it. */
export interface ReleaseGate {
  /** Time between reviews; infinite when there are none. */
  readonly period: number;
  /** Each of these gives the jobs that enter now. */
  arrive(job: Job): readonly Job[];
  review(): readonly Job[];
  /** After an operation: `isIdle` says whether its station has nothing left to do. */
  finishOperation(job: Job, isIdle: boolean): readonly Job[];
}

/** @param isIdle whether a station has nothing to do */
export function createReleaseGate(release: Release, isIdle: (station: number) => boolean): ReleaseGate {
  switch (release.kind) {
    case 'immediate':
      return { period: Infinity, arrive: (job) => [job], review: () => [], finishOperation: () => [] };
    case 'conwip':
      return conwip(release.cap);
    case 'lums-cor':
      return lumsCor(release, isIdle);
  }
}

function conwip(cap: number): ReleaseGate {
  const pool: Job[] = [];
  let onFloor = 0;
  const enter = (): readonly Job[] => {
    const entering = releaseToCap(pool, onFloor, cap);
    pool.splice(0, entering.length);
    onFloor += entering.length;
    return entering;
  };
  return {
    period: Infinity,
    arrive(job) {
      pool.push(job);
      return enter();
    },
    review: () => [],
    finishOperation(job) {
      if (job.at + 1 < job.operations.length) return [];
      onFloor -= 1;
      return enter();
    },
  };
}

function lumsCor(
  { norm, period, perOperation }: Extract<Release, { kind: 'lums-cor' }>,
  isIdle: (station: number) => boolean,
): ReleaseGate {
  let pool: Job[] = [];
  const loads: number[] = [];
  const planned = (job: Job): number => plannedRelease(job, perOperation);
  const enter = (jobs: readonly Job[]): readonly Job[] => {
    if (jobs.length === 0) return jobs;
    const entering = new Set(jobs);
    pool = pool.filter((job) => !entering.has(job));
    for (const job of jobs) addLoad(loads, job);
    return jobs;
  };
  const feed = (station: number): readonly Job[] => {
    const job = forIdleStation(pool, station);
    return job ? enter([job]) : [];
  };
  return {
    period,
    arrive(job) {
      const place = pool.findIndex((other) => planned(other) > planned(job));
      pool.splice(place < 0 ? pool.length : place, 0, job);
      const first = job.operations[0]?.station ?? 0;
      return isIdle(first) ? feed(first) : [];
    },
    review: () => enter(review(pool, loads, norm)),
    finishOperation(job, isIdleNow) {
      takeLoad(loads, job, job.at);
      return isIdleNow ? feed(job.operations[job.at]?.station ?? 0) : [];
    },
  };
}
