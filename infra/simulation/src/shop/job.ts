import type { RoutedOperation, UnreleasedJob } from '@alexandrite/planning/release/unreleased-job';
import type { WaitingOperation } from '@alexandrite/planning/dispatch/waiting-operation';
import { sampler } from '../random/distribution.ts';
import type { Streams } from '../random/streams.ts';
import type { Shop } from './shop.ts';

/** A job with all its draws made at its arrival, so that they do not depend on what a policy does with it. */
export class Job implements WaitingOperation, UnreleasedJob {
  readonly arrival: number;
  readonly operations: readonly RoutedOperation[];
  readonly due: number;
  releasedAt = 0;
  /** Index of the operation that waits or is worked at. */
  at = 0;
  joinedAt = 0;
  processing = 0;
  operationsLeft: number;
  workLeft: number;
  /** The wait before the first operation. */
  firstWait = 0;

  constructor(arrival: number, operations: readonly RoutedOperation[], work: number, due: number) {
    this.arrival = arrival;
    this.operations = operations;
    this.due = due;
    this.operationsLeft = operations.length;
    this.workLeft = work;
  }
}

/** Makes the jobs of a run, one after the other. */
export function jobMaker(shop: Shop, streams: Streams): (arrival: number) => Job {
  const route = router(shop, streams);
  const uniform = streams.of('operations');
  const { operation } = shop;
  const samplers = Array.from({ length: shop.stations }, (_, station) =>
    sampler('kind' in operation ? operation : (operation[station] ?? { kind: 'constant', value: 0 }), uniform),
  );
  const allowance = allowances(shop, streams);
  return (arrival) => {
    let work = 0;
    const operations = route().map((station) => {
      const processing = samplers[station]?.() ?? 0;
      work += processing;
      return { station, processing };
    });
    return new Job(arrival, operations, work, arrival + allowance(work));
  };
}

function allowances({ due }: Shop, streams: Streams): (work: number) => number {
  switch (due.kind) {
    case 'constant':
      return () => due.allowance;
    case 'uniform':
      return sampler(due, streams.of('due times'));
    case 'total-work':
      return (work) => due.factor * work;
  }
}

function router({ routing, stations }: Shop, streams: Streams): () => readonly number[] {
  const all = Array.from({ length: stations }, (_, station) => station);
  if (routing.kind === 'line') return () => all;
  const uniform = streams.of('routings');
  const length = sampler(routing.length, streams.of('routing lengths'));
  const any = (from: number): number => from + Math.floor(uniform() * (stations - from));
  if (routing.kind === 'random-walk') return () => Array.from({ length: length() }, () => any(0));
  return () => {
    const shuffled = [...all];
    const wanted = Math.min(stations, length());
    for (let index = 0; index < wanted; index += 1) {
      const other = any(index);
      [shuffled[index], shuffled[other]] = [shuffled[other] ?? 0, shuffled[index] ?? 0];
    }
    return shuffled.slice(0, wanted);
  };
}
