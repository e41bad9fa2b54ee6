import { dispatchRule } from '@alexandrite/planning/dispatch/dispatch-rules';
import { EventHeap } from '../calendar/event-heap.ts';
import { sampler } from '../random/distribution.ts';
import { createStreams } from '../random/streams.ts';
import { type Measures, RunStatistics } from '../statistics/run-statistics.ts';
import { type Job, jobMaker } from './job.ts';
import { createQueue, type Queue } from './queue.ts';
import { createReleaseGate } from './release-gate.ts';
import type { Shop, Span } from './shop.ts';

export interface RunResult {
  /** Jobs that left while it was measured. */
  readonly jobs: number;
  readonly events: number;
  readonly measures: Measures;
  /** Both sides of Little's law over the whole run: jobs present, summed over time, and times present, summed over jobs. */
  readonly little: { readonly jobsOverTime: number; readonly timeOverJobs: number };
}

interface Station {
  readonly queue: Queue;
  readonly servers: number;
  busy: number;
}

/** Events that are not the end of an operation, whose payload is its slot. */
const arrival = 0x7ffffffe;
const reviewTime = 0x7fffffff;

/**
 * One run of a shop, from empty. Measured are the jobs that leave after the warm-up, until the measure is full.
 * @param run its number: the same shop, seed and run give the same result, whatever ran before
 */
export function runShop(shop: Shop, run: number): RunResult {
  return new ShopRun(shop, run).finish();
}

class ShopRun {
  readonly #shop: Shop;
  readonly #events = new EventHeap();
  readonly #stations: readonly Station[];
  readonly #makeJob: (arrival: number) => Job;
  readonly #gap: () => number;
  readonly #gate;
  /** Jobs that are worked at, by slot: the payload of the event that ends the operation. */
  readonly #working: (Job | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #statistics = new RunStatistics();
  #now = 0;
  #left = 0;
  #measuredFrom = Infinity;
  #eventCount = 0;
  #busy = 0;
  #present = 0;
  #arrivals = 0;
  #departures = 0;
  #jobsOverTime = 0;
  #busyOverTime = 0;

  constructor(shop: Shop, run: number) {
    const streams = createStreams(shop.seed, run);
    const rule = dispatchRule(shop.dispatch.rule, shop.dispatch);
    this.#shop = shop;
    this.#makeJob = jobMaker(shop, streams);
    this.#gap = sampler(shop.interarrival, streams.of('arrivals'));
    this.#stations = Array.from({ length: shop.stations }, (_, index) => ({
      queue: createQueue(rule),
      servers: typeof shop.servers === 'number' ? shop.servers : (shop.servers[index] ?? 1),
      busy: 0,
    }));
    this.#gate = createReleaseGate(shop.release, (station) => this.#isIdle(station));
  }

  finish(): RunResult {
    const { warmup, measure } = this.#shop;
    this.#events.push(this.#gap(), arrival);
    if (this.#gate.period < Infinity) this.#events.push(this.#gate.period, reviewTime);
    this.#runThrough(warmup, 0);
    this.#measuredFrom = this.#now;
    this.#busyOverTime = 0;
    this.#runThrough(measure, this.#now);
    const capacity = this.#stations.reduce((sum, { servers }) => sum + servers, 0) * (this.#now - this.#measuredFrom);
    return {
      jobs: this.#statistics.jobs,
      events: this.#eventCount,
      measures: this.#statistics.measures(this.#busyOverTime / capacity),
      little: {
        jobsOverTime: this.#jobsOverTime,
        // Jobs that are still there have been so since they arrived.
        timeOverJobs: this.#departures - this.#arrivals + this.#present * this.#now,
      },
    };
  }

  #runThrough(span: Span, from: number): void {
    if ('time' in span) {
      const until = from + span.time;
      while (this.#events.nextTime <= until) this.#step();
      this.#passTo(until);
    } else {
      const until = this.#left + span.jobs;
      while (this.#left < until) this.#step();
    }
  }

  #passTo(time: number): void {
    const passed = time - this.#now;
    this.#jobsOverTime += passed * this.#present;
    this.#busyOverTime += passed * this.#busy;
    this.#now = time;
  }

  #step(): void {
    this.#passTo(this.#events.nextTime);
    this.#eventCount += 1;
    const payload = this.#events.pop();
    if (payload === arrival) this.#arrive();
    else if (payload === reviewTime) {
      this.#events.push(this.#now + this.#gate.period, reviewTime);
      this.#release(this.#gate.review());
    } else this.#finishOperation(payload);
  }

  #arrive(): void {
    this.#events.push(this.#now + this.#gap(), arrival);
    this.#present += 1;
    this.#arrivals += this.#now;
    this.#release(this.#gate.arrive(this.#makeJob(this.#now)));
  }

  #release(jobs: readonly Job[]): void {
    for (const job of jobs) {
      job.releasedAt = this.#now;
      this.#join(job);
    }
  }

  #join(job: Job): void {
    const operation = job.operations[job.at];
    const station = operation && this.#stations[operation.station];
    if (!station) throw new RangeError('A routing leads to a station that the shop does not have.');
    job.processing = operation.processing;
    job.joinedAt = this.#now;
    // Nobody waits at a station with a free server.
    if (station.busy < station.servers) this.#start(station, job);
    else station.queue.add(job);
  }

  #start(station: Station, job: Job): void {
    station.busy += 1;
    this.#busy += 1;
    if (job.at === 0) job.firstWait = this.#now - job.joinedAt;
    const slot = this.#freeSlots.pop() ?? this.#working.length;
    this.#working[slot] = job;
    this.#events.push(this.#now + job.processing, slot);
  }

  #finishOperation(slot: number): void {
    const job = this.#working[slot];
    const index = job?.operations[job.at]?.station;
    const station = index === undefined ? undefined : this.#stations[index];
    if (!job || !station || index === undefined) throw new RangeError('An operation ended that had not begun.');
    this.#freeSlots.push(slot);
    station.busy -= 1;
    this.#busy -= 1;
    const next = station.queue.take(this.#now);
    if (next) this.#start(station, next);
    const entering = this.#gate.finishOperation(job, this.#isIdle(index));
    job.at += 1;
    job.operationsLeft -= 1;
    job.workLeft -= job.processing;
    if (job.at < job.operations.length) this.#join(job);
    else this.#leave(job);
    this.#release(entering);
  }

  #leave(job: Job): void {
    this.#left += 1;
    this.#present -= 1;
    this.#departures += this.#now;
    if (this.#measuredFrom < Infinity) this.#statistics.add(job, this.#now);
  }

  /** Whether a server is free; then nobody waits. */
  #isIdle(index: number): boolean {
    const station = this.#stations[index];
    return station !== undefined && station.busy < station.servers;
  }
}
