import type { PhaseRun } from '../load/visits.ts';
import type { Run } from '../run-scenario.ts';
import { type ProcessUse, useOfProcesses } from '../watch/use-of-processes.ts';

/** What a ramp has shown. */
export interface Saturation {
  /** The most visits that ended well in time, a second. */
  readonly most: number;
  /** The most that came while all but a few of them did. */
  readonly kept: number;
  /** Whether the load was begun late at the most: then the house may do more than this, and the load cannot. */
  readonly isLoadLate: boolean;
  /** What had nothing left to give. */
  readonly first: string;
  /** Slowest hundredth of all operations at about half of it, in milliseconds. */
  readonly p99AtHalf: number;
  /** Seconds of the processor for a visit, by process, at the most. */
  readonly cost: readonly { readonly name: string; readonly cpuMs: number }[];
}

/** A process of one thread that is so busy has nothing left. */
const fullCore = 0.85;
/** … and so has a machine. */
const fullMachine = 0.85;
const enough = 0.9;
/** Visits that are begun later than this on average, in milliseconds, are not the load that was meant. */
const mostLateMs = 20;

/** Reads it from a run of the ramp shape. @param cores of the machine */
export function saturationOf({ phases, samples, recorder }: Run, cores: number): Saturation {
  const steps = phases.filter(({ kind }) => kind === 'load');
  const goodput = ({ inTime, seconds }: PhaseRun): number => inTime / seconds;
  const [peak] = steps.toSorted((one, other) => goodput(other) - goodput(one));
  if (!peak) throw new Error('the ramp has no steps');
  const kept = steps.filter(({ arrived, inTime }) => inTime >= enough * arrived);
  const half = steps.findLast((step) => step.arrived / step.seconds <= 0.6 * goodput(peak)) ?? steps[0] ?? peak;
  const uses = useOfProcesses(samples, peak.from, peak.to);
  return {
    most: goodput(peak),
    kept: Math.max(0, ...kept.map(({ arrived, seconds }) => arrived / seconds)),
    isLoadLate: peak.lateMs.mean > mostLateMs,
    first: whatIsFull(uses, cores),
    p99AtHalf: recorder.allOf(half.name).percentile(99),
    cost: uses
      .filter(({ name }) => name !== 'the load itself')
      .map(({ name, cpuSeconds }) => ({ name, cpuMs: (cpuSeconds / Math.max(1, peak.inTime)) * 1_000 })),
  };
}

function whatIsFull(uses: readonly ProcessUse[], cores: number): string {
  const full = uses.filter((use) => use.cores >= fullCore).map(({ name }) => name);
  const all = uses.reduce((sum, use) => sum + use.cores, 0);
  const busiest = uses
    .slice(0, 2)
    .map((use) => `${use.name} ${use.cores.toFixed(2)}`)
    .join(', ');
  if (full.length > 0) return full.join(' and ');
  if (all >= fullMachine * cores) return `the machine's processors (${busiest})`;
  return `nothing that is seen here: ${all.toFixed(2)} of ${cores} cores busy (${busiest})`;
}
