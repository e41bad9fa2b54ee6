import { Allowance } from './allowance.ts';

/** 600 a minute: one comes back in 100 ms. */
const anAllowance = (): Allowance => new Allowance(600);
/** Some time after the process began. */
const start = 1_000_000;

describe('an allowance', () => {
  it('is spent at once, and comes back steadily', () => {
    const allowance = anAllowance();
    expect(allowance.spend(600, start)).toBe(0);
    expect(allowance.spend(1, start)).toBeCloseTo(100);
    expect(allowance.spend(1, start + 100)).toBe(0);
    expect(allowance.spend(10, start + 100)).toBeCloseTo(1_000);
    expect(allowance.left(start + 100)).toBe(0);
    expect(allowance.left(start + 30_100)).toBe(300);
    expect(allowance.left(start + 1_000_000)).toBe(600);
  });

  it('lets in what costs more than there can be when nothing was spent', () => {
    const allowance = anAllowance();
    expect(allowance.spend(10_000, start)).toBe(0);
    expect(allowance.spend(1, start)).toBeGreaterThan(0);
    expect(allowance.spend(10_000, start + 60_000)).toBe(0);
  });

  it('is settled when a fortieth was spent, once at a time', () => {
    const allowance = anAllowance();
    allowance.spend(15, start);
    expect(allowance.isDue).toBe(false);
    allowance.spend(1, start);
    expect(allowance.isDue).toBe(true);
    expect(allowance.settle()).toEqual({ everyMs: 100, points: 600, spent: 16, wish: 30 });
    allowance.spend(100, start);
    expect(allowance.isDue).toBe(false);
    allowance.settled({ leased: 30, free: 554 }, start);
    expect(allowance.isDue).toBe(true);
    expect(allowance.settle()).toMatchObject({ spent: 70 });
  });

  it('spends what was leased without another word', () => {
    const allowance = anAllowance();
    allowance.spend(16, start);
    allowance.settle();
    allowance.settled({ leased: 30, free: 554 }, start);
    for (let spent = 0; spent < 45; spent += 1) allowance.spend(1, start);
    expect(allowance.isDue).toBe(false);
    allowance.spend(1, start);
    expect(allowance.isDue).toBe(true);
  });

  it('is over when others have spent it, until there is something again', () => {
    const allowance = anAllowance();
    allowance.spend(16, start);
    allowance.settle();
    allowance.settled({ leased: 0, free: -20 }, start);
    // What is lacking, and a thirtieth so that it is worth while.
    expect(allowance.spend(1, start)).toBeCloseTo(5_000);
    expect(allowance.left(start)).toBe(0);
    expect(allowance.spend(1, start + 5_001)).toBe(0);
  });

  it('goes by itself when nobody can be told, and tells it later', () => {
    const allowance = anAllowance();
    allowance.spend(100, start);
    const { spent } = allowance.settle();
    allowance.failed(spent);
    expect(allowance.spend(500, start)).toBe(0);
    expect(allowance.spend(1, start)).toBeGreaterThan(0);
    expect(allowance.settle()).toMatchObject({ spent: 600 });
  });

  it('forgets what has come back since', () => {
    const allowance = anAllowance();
    allowance.spend(14, start);
    allowance.spend(14, start + 120_000);
    expect(allowance.isDue).toBe(false);
  });
});

describe('the pace of an allowance', () => {
  it('makes nobody wait who spends half a second of it at once, and then twice the steady rate', () => {
    // 60,000 a minute: 2,000 a second.
    const allowance = new Allowance(60_000);
    allowance.spend(1_000, start);
    expect(allowance.waitMs(start)).toBe(0);
    allowance.spend(500, start);
    expect(allowance.waitMs(start)).toBeCloseTo(250);
    expect(allowance.waitMs(start + 250)).toBe(0);
  });

  it('is no slower than a thousand points a second, however small the quota', () => {
    const allowance = anAllowance();
    allowance.spend(500, start);
    expect(allowance.waitMs(start)).toBe(0);
  });

  it('does not count what was refused', () => {
    const allowance = new Allowance(60_000);
    allowance.spend(60_000, start);
    const before = allowance.waitMs(start);
    expect(allowance.spend(1_000, start)).toBeGreaterThan(0);
    expect(allowance.waitMs(start)).toBe(before);
  });
});
