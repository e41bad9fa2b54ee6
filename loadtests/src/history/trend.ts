import type { Figures } from './figures.ts';

/** How the work for a visit has gone. */
export interface Trend {
  readonly scenario: string;
  readonly runs: number;
  /** The middle of those before the newest. */
  readonly usual: number;
  readonly newest: number;
  /** The newest, of the usual. */
  readonly ratio: number;
  /** What is no noise any more: this many times the usual. */
  readonly limit: number;
  readonly isWorse: boolean;
  /** Those that have grown the most, with their growth. */
  readonly because: readonly string[];
}

/** With fewer runs before it nothing is said about the newest. */
const enoughRuns = 3;
const comparedRuns = 12;
/** Less than this is never called worse, and beyond so many times the usual distance from the middle it is. */
const leastGrowth = 1.4;
const distances = 5;

/** Compares the newest run of a scenario with those before. @param history oldest first; null when there is no run */
export function trendOf(scenario: string, history: readonly Figures[]): Trend | null {
  const runs = history.filter((one) => one.scenario === scenario);
  const newest = runs.at(-1);
  if (!newest) return null;
  const before = runs.slice(-comparedRuns - 1, -1);
  const values = before.map(({ workPerVisit }) => workPerVisit);
  const usual = middle(values);
  const spread = middle(values.map((value) => Math.abs(value - usual)));
  const limit = usual === 0 ? Infinity : Math.max(leastGrowth, 1 + (distances * spread) / usual);
  const ratio = usual === 0 ? 1 : newest.workPerVisit / usual;
  return {
    scenario,
    runs: runs.length,
    usual,
    newest: newest.workPerVisit,
    ratio,
    limit,
    isWorse: before.length >= enoughRuns && ratio > limit,
    because: growthOf(newest, before),
  };
}

/** Processes that do much more for a visit than they used to. */
function growthOf(newest: Figures, before: readonly Figures[]): readonly string[] {
  return Object.entries(newest.byProcess)
    .map(([name, work]) => ({ name, more: work - middle(before.map(({ byProcess }) => byProcess[name] ?? 0)) }))
    .filter(({ more }) => more > 0.1 * newest.workPerVisit)
    .toSorted((one, other) => other.more - one.more)
    .map(({ name, more }) => `${name} +${more.toFixed(1)}`);
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

/** A line for the terminal. */
export function describeTrend({ scenario, runs, usual, newest, ratio, limit, isWorse, because }: Trend): string {
  const figures = `${newest.toFixed(1)} work a visit, usually ${usual.toFixed(1)}: × ${ratio.toFixed(2)}`;
  const sign = isWorse ? 'WORSE' : 'as usual';
  const noise = Number.isFinite(limit) ? `, noise up to × ${limit.toFixed(2)}` : '';
  const why = isWorse && because.length > 0 ? ` (${because.join(', ')})` : '';
  return `${scenario.padEnd(15)} ${runs === 1 ? 'first run' : sign}: ${figures}${noise}${why}, ${runs} runs`;
}
