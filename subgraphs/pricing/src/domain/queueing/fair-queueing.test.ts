import { beginTurn, costOf, emptyFairQueue, type FairQueue, greatestTag, setBack, takeTurn } from './fair-queueing.ts';

interface Waiting {
  readonly owner: string;
  readonly tag: number;
}

/** Work that waits in the order of its tags, the earlier first where they are equal. */
class Line {
  #queue: FairQueue = emptyFairQueue;
  #waiting: Waiting[] = [];

  add(owner: string, cost: number, times = 1): void {
    for (let time = 0; time < times; time += 1) {
      const { tag, queue } = takeTurn(this.#queue, owner, cost);
      this.#queue = queue;
      this.#waiting.push({ owner, tag });
    }
  }

  /** Begins so much of what waits; answers whose it was. */
  serve(times = this.#waiting.length): string[] {
    return Array.from({ length: Math.min(times, this.#waiting.length) }, () => {
      const next = this.#waiting.reduce((least, work) => (work.tag < least.tag ? work : least));
      this.#waiting = this.#waiting.filter((work) => work !== next);
      this.#queue = beginTurn(this.#queue, next.tag);
      return next.owner;
    });
  }

  setBack(): void {
    const { by, queue } = setBack(this.#queue);
    this.#queue = queue;
    this.#waiting = this.#waiting.map((work) => ({ ...work, tag: Math.max(1, work.tag - by) }));
  }
}

const { SHOP: shop, PARTNER: partner } = costOf;

describe('fair queueing', () => {
  it('lets nobody wait behind another’s thousand', () => {
    const line = new Line();
    line.add('large', partner, 1_000);
    line.serve(10);
    line.add('small', partner);
    expect(line.serve(2)).toContain('small');
  });

  it('lets people overtake programs', () => {
    const line = new Line();
    line.add('one', partner, 100);
    line.add('other', partner, 100);
    line.serve(7);
    line.add('customer', shop);
    expect(line.serve(3)).toContain('customer');
  });

  it('shares equally among those who wait, and eight to one between people and programs', () => {
    const line = new Line();
    line.add('program', partner, 100);
    line.add('customer', shop, 800);
    const first = line.serve(180);
    expect(first.filter((owner) => owner === 'program')).toHaveLength(20);
    const even = new Line();
    for (const owner of ['a', 'b', 'c']) even.add(owner, partner, 50);
    expect(even.serve(30).filter((owner) => owner === 'c')).toHaveLength(10);
  });

  it('starves nobody, however many people come', () => {
    const line = new Line();
    line.add('program', partner, 2);
    const served: string[] = [];
    for (let customer = 0; customer < 30; customer += 1) {
      line.add(`customer-${customer}`, shop);
      served.push(...line.serve(1));
    }
    expect(served.filter((owner) => owner === 'program')).toHaveLength(2);
  });

  it('gives nobody credit for the time they were away', () => {
    const line = new Line();
    line.add('busy', shop, 100);
    line.serve(50);
    line.add('late', shop, 50);
    const next = line.serve(20);
    expect(next.filter((owner) => owner === 'late').length).toBeLessThanOrEqual(11);
  });

  it('keeps its order when the time is set back', () => {
    const lines = [new Line(), new Line()];
    for (const line of lines) {
      line.add('a', partner, 20);
      line.add('b', shop, 20);
      line.serve(11);
      if (line === lines[1]) line.setBack();
      line.add('c', shop, 5);
    }
    expect(lines[1]?.serve()).toEqual(lines[0]?.serve());
  });

  it('never goes past the greatest tag', () => {
    const { tag } = takeTurn({ time: greatestTag - 3, lastTags: new Map() }, 'late', partner);
    expect(tag).toBe(greatestTag);
  });
});
