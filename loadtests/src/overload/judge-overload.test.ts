import { judgeOverload } from './judge-overload.ts';
import type { Round, Stretch } from './run-overload.ts';

const aStretch = (fields: Partial<Stretch>): Stretch => ({
  seconds: 6,
  offered: 1_000,
  goodput: 1_000,
  refusedShare: 0,
  wrongShare: 0,
  wrong: {},
  p50: 3,
  p99: 10,
  lateMs: 0,
  each: Array.from({ length: 6_000 }, (_, index) => [index, 3] as const),
  cores: 1,
  ...fields,
});

const aRound = (fields: Partial<Round> = {}): Round => ({
  most: aStretch({ goodput: 2_000 }),
  half: aStretch({}),
  onset: aStretch({}),
  flooded: aStretch({ goodput: 1_700, p99: 35 }),
  after: aStretch({}),
  ...fields,
});

const outcomes = (rounds: readonly Round[]): readonly string[] => judgeOverload(rounds).map(({ outcome }) => outcome);

describe('the verdict on a flooded gateway', () => {
  it('holds when it does nearly as much, nearly as quickly, and is well at once', () => {
    expect(outcomes([aRound()])).toEqual(['held', 'held', 'held', 'held']);
  });

  it('is missed when it does too little, too slowly', () => {
    expect(outcomes([aRound({ flooded: aStretch({ goodput: 1_500, p99: 45 }) })]).slice(0, 2)).toEqual([
      'missed',
      'missed',
    ]);
  });

  it('says nothing where others had the core, but of wrong answers', () => {
    const disturbed = aRound({ flooded: aStretch({ goodput: 1_900, p99: 11, cores: 0.5, wrongShare: 0.1 }) });
    expect(outcomes([disturbed])).toEqual(['unclear', 'unclear', 'unclear', 'missed']);
  });

  it('takes the middle round, so that one noisy minute decides nothing', () => {
    const noisy = aRound({ flooded: aStretch({ goodput: 100, p99: 900 }) });
    expect(outcomes([aRound(), noisy, aRound()]).slice(0, 2)).toEqual(['held', 'held']);
  });

  it('sees how long it takes until everybody is answered again', () => {
    const each = Array.from({ length: 6_000 }, (_, index) => [index, index < 5_500 ? null : 3] as const);
    expect(outcomes([aRound({ after: aStretch({ each }) })])[2]).toBe('missed');
  });

  it('forgives no answer that is wrong', () => {
    expect(outcomes([aRound(), aRound({ onset: aStretch({ wrongShare: 0.01 }) })])[3]).toBe('missed');
  });
});
