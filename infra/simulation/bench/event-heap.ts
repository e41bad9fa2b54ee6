import { EventHeap } from '../src/calendar/event-heap.ts';
import { createStreams } from '../src/random/streams.ts';
import { runShop } from '../src/shop/run-shop.ts';
import { theStandardShop } from '../src/validation/textbook-shops.ts';

/*
 * The event heap beside a calendar kept as a sorted array, by the hold model: an event is taken out and one put in
 * later by an exponential time. In turns, the median of the rounds. `npm run bench:simulation -- [rounds]`
 */
interface Calendar {
  readonly nextTime: number;
  push(time: number, payload: number): void;
  pop(): number;
}

class SortedArray implements Calendar {
  readonly #events: { time: number; payload: number }[] = [];

  get nextTime(): number {
    return this.#events[0]?.time ?? Infinity;
  }

  push(time: number, payload: number): void {
    const place = this.#events.findIndex((event) => event.time > time);
    this.#events.splice(place < 0 ? this.#events.length : place, 0, { time, payload });
  }

  pop(): number {
    return this.#events.shift()?.payload ?? -1;
  }
}

/** Events a second with `pending` events in the calendar. */
function hold(calendar: Calendar, pending: number, events: number): number {
  const uniform = createStreams(1).of('hold');
  for (let index = 0; index < pending; index += 1) calendar.push(-Math.log(uniform()), index);
  const start = process.cpuUsage();
  for (let index = 0; index < events; index += 1) {
    const now = calendar.nextTime;
    calendar.push(now - Math.log(uniform()), calendar.pop());
  }
  const { user, system } = process.cpuUsage(start);
  return events / ((user + system) / 1e6);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const rounds = Number(process.argv[2] ?? 5);

for (const pending of [10, 100, 1_000, 10_000]) {
  const ratios: number[] = [];
  const speeds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const events = pending < 10_000 ? 200_000 : 50_000;
    const heap = hold(new EventHeap(), pending, events);
    speeds.push(heap);
    ratios.push(heap / hold(new SortedArray(), pending, events));
  }
  console.log(
    `${pending} pending: ${(median(speeds) / 1e6).toFixed(1)} million events a second, ` +
      `${median(ratios).toFixed(2)} times the sorted array`,
  );
}

// The first run is compiled on the way.
runShop(theStandardShop('MODD'), 0);
const start = process.cpuUsage();
const { events } = runShop(theStandardShop('MODD'), 0);
const { user, system } = process.cpuUsage(start);
console.log(`The standard shop by MODD: ${(events / (user + system)).toFixed(1)} million events a second`);
