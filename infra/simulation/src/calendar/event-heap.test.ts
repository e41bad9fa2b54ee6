import fc from 'fast-check';
import { EventHeap } from './event-heap.ts';

const drain = (heap: EventHeap): [time: number, payload: number][] => {
  const events: [number, number][] = [];
  while (heap.size > 0) events.push([heap.nextTime, heap.pop()]);
  return events;
};

describe('the event heap', () => {
  const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 3000 });

  it('gives events by time, and those of one time as they were put in', () => {
    fc.assert(
      fc.property(times, (put) => {
        const heap = new EventHeap();
        for (const [index, time] of put.entries()) heap.push(time, index);
        const expected = put.map((time, index): [number, number] => [time, index]).toSorted(([a], [b]) => a - b);
        expect(drain(heap)).toEqual(expected);
      }),
    );
  });

  it('stays in order while events are put in and taken out by turns', () => {
    const steps = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 2 }), { maxLength: 500 });
    fc.assert(
      fc.property(steps, (all) => {
        const heap = new EventHeap();
        let list: [time: number, payload: number][] = [];
        for (const [index, time] of all.entries()) {
          if (time === null) {
            list = list.toSorted(([a], [b]) => a - b);
            expect(heap.pop()).toBe(list.shift()?.[1] ?? -1);
          } else {
            heap.push(time, index);
            list.push([time, index]);
          }
        }
        expect(drain(heap)).toEqual(list.toSorted(([a], [b]) => a - b));
      }),
    );
  });

  it.each([NaN, Infinity])('refuses an event at %f', (time) => {
    expect(() => new EventHeap().push(time, 1)).toThrow(RangeError);
  });

  it('has nothing to give when it is empty', () => {
    const heap = new EventHeap();
    expect([heap.nextTime, heap.pop()]).toEqual([Infinity, -1]);
  });
});
