import { KeptFrames } from './kept-frames.ts';

/** A shelf, and which of its frames are kept. */
function aShelf(kept: KeptFrames, caller: string) {
  const here = new Set<number>();
  const shelf = kept.shelf(caller, (order) => here.delete(order));
  return {
    here,
    shelf,
    put(order: number, bytes: number): void {
      here.add(order);
      shelf.put(order, bytes);
    },
  };
}

describe('frames that are kept', () => {
  const limits = { keptBytesPerStream: 100, keptBytesPerCaller: 200, keptBytesInAll: 300 };

  it('are as many as one stream has room for, the newest of them', () => {
    const one = aShelf(new KeptFrames(limits), 'a');
    for (const order of [1, 2, 3]) one.put(order, 40);
    expect([...one.here]).toEqual([2, 3]);
  });

  it('are none when one alone is larger than the room', () => {
    const kept = new KeptFrames(limits);
    const one = aShelf(kept, 'a');
    one.put(1, 50);
    one.put(2, 101);
    expect([one.here.size, kept.bytes]).toEqual([0, 0]);
  });

  it('of one caller take the place of that caller’s oldest, on whichever stream', () => {
    const kept = new KeptFrames(limits);
    const [first, second, third, others] = [1, 2, 3, 4].map((n) => aShelf(kept, n === 4 ? 'b' : 'a'));
    others?.put(1, 90);
    first?.put(1, 90);
    second?.put(1, 90);
    third?.put(1, 90);
    expect([first, second, third, others].map((shelf) => shelf?.here.size)).toEqual([0, 1, 1, 1]);
  });

  it('are never more in all than there is room for', () => {
    const kept = new KeptFrames(limits);
    const shelves = Array.from({ length: 20 }, (_, index) => aShelf(kept, String(index)));
    for (const { put } of shelves) put(1, 90);
    expect(kept.bytes).toBe(270);
    expect(shelves.map(({ here }) => here.size).join('')).toBe(`${'0'.repeat(17)}111`);
  });

  it('leave no trace when their stream has ended', () => {
    const kept = new KeptFrames(limits);
    const one = aShelf(kept, 'a');
    one.put(1, 50);
    one.put(1, 60);
    expect(kept.bytes).toBe(60);
    one.shelf.close();
    expect(kept.bytes).toBe(0);
  });
});
