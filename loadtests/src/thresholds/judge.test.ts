import { aRun } from './a-run.ts';
import { judge } from './judge.ts';

const times = (count: number, ms: number): readonly number[] => new Array<number>(count).fill(ms);
const missed = (run: Parameters<typeof judge>[0]): readonly string[] =>
  judge(run)
    .filter(({ outcome }) => outcome === 'missed')
    .map(({ what }) => what);

describe('what is thought of a run', () => {
  it('of a smoke test: one error is one too many', () => {
    const took = { piece: times(50, 5) };
    expect(missed(aRun('smoke', [{ name: 'smoke', kind: 'load', took }]))).toEqual([]);
    const failing = aRun('smoke', [{ name: 'smoke', kind: 'load', took, failed: { WRONG_ANSWER: 1 } }]);
    expect(missed(failing)).toEqual(['share of errors']);
  });

  it('of a smoke test in which nothing was asked: it has shown nothing', () => {
    expect(missed(aRun('smoke', [{ name: 'smoke', kind: 'load' }]))).toContain('operations that were answered right');
  });

  it('of a steady load: it is compared with the quiet minute before', () => {
    const steady = (ms: number, count = 600) =>
      aRun('steady', [
        { name: 'baseline', kind: 'baseline', took: { piece: times(count, 10) } },
        { name: 'load', kind: 'load', took: { piece: times(count, ms) } },
      ]);
    expect(missed(steady(70))).toEqual([]);
    expect(missed(steady(90))).toEqual(['piece: slower than at rest, times']);
    expect(missed(steady(90, 20))).toEqual([]);
    expect(judge(steady(90, 20)).map(({ outcome }) => outcome)).toContain('unclear');
  });

  it('of a load that seems quicker than rest: the quiet minute was none, and nothing is said', () => {
    const run = aRun('steady', [
      { name: 'baseline', kind: 'baseline', took: { piece: times(600, 200) } },
      { name: 'load', kind: 'load', took: { piece: times(600, 20) } },
    ]);
    expect(judge(run).find(({ what }) => what.startsWith('piece'))?.outcome).toBe('unclear');
  });

  it('of a partner’s flood: being told off is right, and reaching everything is not', () => {
    const flood = (toldOff: number) =>
      aRun(
        'steady',
        [
          { name: 'baseline', kind: 'baseline', took: { piece: times(100, 10) } },
          {
            name: 'load',
            kind: 'load',
            took: {
              piece: times(100, 20),
              'partner: orders': times(100 - toldOff, 30),
              'partner: told off': times(toldOff, 2),
            },
            failed: { RATE_LIMITED: toldOff },
          },
        ],
        'partner-flood',
      );
    expect(missed(flood(80))).toEqual([]);
    expect(missed(flood(10))).toEqual(['share of the flood that is told off']);
  });

  it('of a spike: refusing is right while there is too much, and not afterwards', () => {
    const spike = (after: number) =>
      aRun('spike', [
        { name: 'baseline', kind: 'baseline', took: { piece: times(100, 10) } },
        { name: 'spike', kind: 'excess', took: { piece: times(100, 50) }, failed: { SERVICE_UNAVAILABLE: 900 } },
        {
          name: 'recovery',
          kind: 'recovery',
          took: { piece: times(100, 12) },
          failed: { SERVICE_UNAVAILABLE: after },
        },
      ]);
    expect(missed(spike(0))).toEqual([]);
    expect(missed(spike(5))).toEqual(['share of errors, recovery']);
  });

  it('of a ramp: what is done beyond saturation counts', () => {
    const ramp = (last: number) =>
      aRun('ramp', [
        { name: 'baseline', kind: 'baseline', took: { piece: times(10, 10) } },
        { name: 'step 1', kind: 'load', arrived: 1_000 },
        { name: 'step 2', kind: 'load', arrived: 2_000, inTime: last },
      ]);
    expect(missed(ramp(900))).toEqual([]);
    expect(missed(ramp(700))).toEqual(['done beyond saturation, of the most']);
  });
});
