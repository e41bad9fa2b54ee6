import { Seeded } from '../random/seeded.ts';
import { arrivals } from './arrivals.ts';
import { openLoop } from './open-loop.ts';
import { Recorder } from './recorder.ts';

describe('arrivals', () => {
  it('come as often as they should on average, and the same with the same seed', () => {
    const first = [...arrivals(new Seeded('a'), 50, 100)];
    expect(first.length / 100).toBeGreaterThan(45);
    expect(first.length / 100).toBeLessThan(55);
    expect([...arrivals(new Seeded('a'), 50, 100)]).toEqual(first);
    expect(first.every((at, index) => at > (first[index - 1] ?? -1) && at < 100_000)).toBe(true);
  });

  it('are none when nobody is to come', () => {
    expect([...arrivals(new Seeded('a'), 0, 100)]).toEqual([]);
  });
});

describe('an open loop', () => {
  it('waits for nobody: a visit that never ends keeps no other from beginning', async () => {
    const begun: number[] = [];
    const never = new Promise<void>(() => undefined);
    await openLoop(
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      (visit) => {
        begun.push(visit);
        void never;
      },
    );
    expect(begun).toEqual([1, 2, 3]);
  });
});

describe('what is recorded', () => {
  it('keeps times of what ended well, and counts of everything else by its code', () => {
    const recorder = new Recorder();
    for (let ms = 1; ms <= 100; ms += 1) recorder.record('load', 'piece', ms, 'ok');
    recorder.record('load', 'piece', 5_000, 'SERVICE_UNAVAILABLE');
    recorder.record('load', 'page', 7, 'ok');
    const piece = recorder.of('load', 'piece');
    expect(piece.percentile(50)).toBeCloseTo(50, 0);
    expect(piece.percentile(99)).toBeCloseTo(99, 0);
    expect([piece.ok, piece.all]).toEqual([100, 101]);
    expect(recorder.allOf('load').ok).toBe(101);
    expect(recorder.allOf('load', (name) => name === 'page').ok).toBe(1);
    expect(recorder.operations('load')).toEqual(['page', 'piece']);
  });

  it('knows seconds in which nothing happened', () => {
    const recorder = new Recorder();
    recorder.record('load', 'piece', 1, 'ok', recorder.startedAt + 2_500);
    expect(recorder.seconds.map(({ ok }) => ok)).toEqual([0, 0, 1]);
  });
});
