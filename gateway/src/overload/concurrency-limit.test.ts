import { ConcurrencyLimit } from './concurrency-limit.ts';

interface Load {
  /** Operations that come in a second. */
  readonly perSecond: number;
  readonly seconds: number;
}

interface Measured {
  /** Operations answered in a second. */
  readonly goodput: number;
  /** How long the slowest hundredth of the accepted took, in milliseconds. */
  readonly p99: number;
}

/** How often the loop is looked at, in milliseconds. */
const lookEveryMs = 25;

/** What one operation costs the processor, in milliseconds: a thousand a second is all that it can. */
const cost = 1;
/** What refusing one costs, in milliseconds. */
const refusalCost = 0.06;
/** How long its subgraphs take, during which it costs nothing, in milliseconds. */
const elsewhere = 4;
/** In how many pieces it is worked on, with waiting for a subgraph before all but the first. */
const pieces = 3;

interface Running {
  readonly since: number;
  left: number;
  readyAt: number;
}

/**
 * An event loop under load, in simulated time: each turn takes what has arrived and works on what is ready, so that
 * the turn is as long as there is work, and whoever comes in between waits for its end.
 */
function simulate(
  limit: ConcurrencyLimit,
  { perSecond, seconds }: Load,
  start: number,
): Measured & { readonly end: number } {
  let now = start;
  const end = start + seconds * 1_000;
  let nextArrival = start;
  let nextLook = start + lookEveryMs;
  let [idle, lookedAt] = [0, start];
  let running: Running[] = [];
  const took: number[] = [];
  while (now < end) {
    const began = now;
    for (; nextArrival <= began; nextArrival += 1_000 / perSecond) {
      if (limit.begin(false)) running.push({ since: nextArrival, left: pieces, readyAt: began });
      else now += refusalCost;
    }
    for (const one of running) {
      if (one.readyAt > began) continue;
      now += cost / pieces;
      one.left -= 1;
      one.readyAt = now + elsewhere / (pieces - 1);
      if (one.left > 0) continue;
      limit.end(false);
      took.push(now - one.since);
    }
    running = running.filter(({ left }) => left > 0);
    if (now >= nextLook) {
      limit.look({ delayMs: now - nextLook, busy: 1 - idle / (now - lookedAt) });
      nextLook = now + lookEveryMs;
      [idle, lookedAt] = [0, now];
    }
    if (now === began) {
      now += 0.1;
      idle += 0.1;
    }
  }
  running.forEach(() => {
    limit.end(false);
  });
  took.sort((one, other) => one - other);
  return { goodput: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? 0, end: now };
}

/** A loop that keeps up and has little to do. */
const idleLook = { delayMs: 1, busy: 0.3 };

describe('how many operations are taken on at once', () => {
  it('is no matter while there is little to do', () => {
    const limit = new ConcurrencyLimit();
    const { goodput } = simulate(limit, { perSecond: 500, seconds: 5 }, 0);
    expect(goodput).toBeGreaterThan(495);
    expect(limit.limit).toBeGreaterThan(10 * limit.underWay);
  });

  it('keeps what is done at three times of what can be done, and keeps it quick', () => {
    const limit = new ConcurrencyLimit();
    const half = simulate(limit, { perSecond: 500, seconds: 5 }, 0);
    const most = simulate(new ConcurrencyLimit(), { perSecond: 950, seconds: 10 }, 0);
    // The first seconds are those in which it learns.
    const learning = simulate(limit, { perSecond: 3_000, seconds: 5 }, half.end);
    const flooded = simulate(limit, { perSecond: 3_000, seconds: 10 }, learning.end);
    expect(flooded.goodput).toBeGreaterThan(0.8 * most.goodput);
    // Five milliseconds on a quiet day, which in this world has no noise at all.
    expect(flooded.p99).toBeLessThan(120);
    const after = simulate(limit, { perSecond: 500, seconds: 5 }, flooded.end);
    expect(after.goodput).toBeGreaterThan(495);
    const recovered = simulate(limit, { perSecond: 900, seconds: 5 }, after.end);
    expect(recovered.goodput).toBeGreaterThan(0.9 * 900);
  });

  it('lets in what is important when others are refused', () => {
    const limit = new ConcurrencyLimit();
    while (limit.begin(false));
    expect(limit.begin(false)).toBe(false);
    expect(limit.begin(true)).toBe(true);
  });

  it('lets in what is important while slow subgraphs hold all the others and the loop is late', () => {
    const limit = new ConcurrencyLimit();
    for (let looks = 0; looks < 20; looks += 1) {
      while (limit.begin(false));
      limit.look(idleLook);
    }
    for (let looks = 0; looks < 100; looks += 1) limit.look({ delayMs: 50, busy: 1 });
    expect(limit.begin(false)).toBe(false);
    expect(limit.begin(true)).toBe(true);
  });

  it('does not let in what is important without end', () => {
    const limit = new ConcurrencyLimit();
    let taken = 0;
    while (taken < 5_000 && limit.begin(true)) taken += 1;
    expect(taken).toBeLessThan(1_000);
  });

  it('grows while subgraphs are slow and the loop keeps up, and forgets it afterwards', () => {
    const limit = new ConcurrencyLimit();
    for (let looks = 0; looks < 20; looks += 1) {
      while (limit.begin(false));
      limit.look(idleLook);
    }
    expect(limit.limit).toBeGreaterThanOrEqual(1_000);
    while (limit.underWay > 0) limit.end(false);
    for (let looks = 0; looks < 200; looks += 1) limit.look(idleLook);
    expect(limit.limit).toBeLessThan(300);
  });

  it('does not shrink because the loop stood still once', () => {
    const limit = new ConcurrencyLimit();
    const before = limit.limit;
    for (let looks = 0; looks < 100; looks += 1) {
      limit.look(looks % 5 < 2 ? { delayMs: 150, busy: 1 } : idleLook);
    }
    expect(limit.limit).toBe(before);
  });

  it('does not shrink because somebody else has the processor, as long as there is time to spare', () => {
    const limit = new ConcurrencyLimit();
    for (let taken = 0; taken < 50; taken += 1) limit.begin(false);
    for (let looks = 0; looks < 1_000; looks += 1) limit.look({ delayMs: 20, busy: 0.5 });
    expect(limit.limit).toBeGreaterThanOrEqual(90);
    for (let looks = 0; looks < 1_000; looks += 1) limit.look({ delayMs: 20, busy: 1 });
    expect(limit.limit).toBe(40);
  });

  it('makes those wait less for each other that are let in while most are refused', () => {
    const limit = new ConcurrencyLimit();
    const flooded = { delayMs: 20, busy: 1 };
    for (let looks = 0; looks < 100; looks += 1) {
      for (let times = 0; times < 3; times += 1) while (limit.begin(false));
      for (let times = 0; times < 200; times += 1) limit.refused();
      while (limit.underWay > 0) limit.end(false);
      limit.look(flooded);
    }
    expect(limit.isFlooded).toBe(true);
    expect(limit.limit).toBeLessThan(20);
    // Nobody is refused any more: from the first moments on a few dozen may come again.
    for (let looks = 0; looks < 10; looks += 1) limit.look(idleLook);
    expect(limit.isFlooded).toBe(false);
    expect(limit.limit).toBeGreaterThanOrEqual(40);
  });

  it('takes on no more in the first moment of a flood, when the loop has only just become late', () => {
    const limit = new ConcurrencyLimit();
    for (let looks = 0; looks < 50; looks += 1) limit.look(idleLook);
    const before = limit.limit;
    for (let looks = 0; looks < 2; looks += 1) {
      while (limit.begin(false));
      limit.look({ delayMs: 40, busy: 1 });
    }
    expect(limit.limit).toBe(before);
  });

  it('never refuses a few dozen clients that wait for their answers', () => {
    const limit = new ConcurrencyLimit();
    for (let looks = 0; looks < 1_000; looks += 1) limit.look({ delayMs: 200, busy: 1 });
    const taken = Array.from({ length: 32 }, () => limit.begin(false));
    expect(taken.every(Boolean)).toBe(true);
  });
});
