import type { PhaseRun } from '../load/visits.ts';
import type { Recorder } from '../load/recorder.ts';
import type { Phase } from '../load/shapes.ts';
import type { Run } from '../run-scenario.ts';
import { atLeast, atMost, unclear, type Verdict } from './verdict.ts';

/**
 * What a run has to keep. All figures are ratios of what the same run has measured, so that a slow machine, or one that
 * others use as well, is compared with itself.
 */
const wanted = {
  /** Of operations, so many may end badly while the load is one that the house is made for. */
  errorShare: 0.002,
  /** Of the visits that came, so many end well in their time. */
  inTimeShare: 0.95,
  /** How many times as slow as on a quiet day the slow ones may be: neighbours on the machine make twice of once. */
  slowerUnderLoad: 8,
  slowerAfterSpike: 3,
  /** What a house does that has far too much to do, of the most that it can. */
  goodputBeyond: 0.8,
  /** What memory may grow by from the second to the last quarter of a long run. */
  memoryGrowth: 1.25,
  slowerAtEnd: 2,
  /** How much slower others may be while a partner's program floods the house. */
  slowerUnderFlood: 6,
} as const;

/** With fewer than this in the baseline, its slowest say nothing. */
const enoughSamples = 40;

/** Answers that say that it is too much are as they should be where there is too much. */
const shedding = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];

/** Looks at a run. */
export function judge(run: Run): readonly Verdict[] {
  const { shape } = run;
  const ends = atLeast('everything that was begun came to an end', run.isSettled ? 1 : 0, 1);
  switch (shape) {
    case 'smoke':
      return [errors(run, 'load', 0), reached(run), ends];
    case 'steady':
      return [...steady(run), ends];
    case 'ramp':
      return [...ramp(run), ends];
    case 'spike':
      return [...spike(run), ends];
    case 'soak':
      return [...soak(run), ends];
  }
}

const phasesOf = ({ phases }: Run, kind: Phase['kind']): readonly PhaseRun[] =>
  phases.filter((phase) => phase.kind === kind);

function errors(run: Run, kind: Phase['kind'], most: number, tolerated: readonly string[] = []): Verdict {
  const endings = new Map<string, number>();
  for (const { name } of phasesOf(run, kind)) {
    for (const [ending, count] of run.recorder.allOf(name).endings) {
      endings.set(ending, (endings.get(ending) ?? 0) + count);
    }
  }
  const all = [...endings.values()].reduce((sum, count) => sum + count, 0);
  const fine = ['ok', ...(run.scenario.tolerates ?? []), ...tolerated];
  const bad = [...endings].filter(([ending]) => !fine.includes(ending));
  const count = bad.reduce((sum, [, one]) => sum + one, 0);
  const what = kind === 'load' ? 'share of errors' : `share of errors, ${kind}`;
  return atMost(what, all === 0 ? 1 : count / all, most, bad.map(([code, n]) => `${n} × ${code}`).join(', '));
}

/** A smoke test in which nothing was asked has shown nothing. */
function reached(run: Run): Verdict {
  const count = phasesOf(run, 'load').reduce((sum, { name }) => sum + run.recorder.allOf(name).ok, 0);
  return atLeast('operations that were answered right', count, 1);
}

/** Whatever the baseline is: p99 when there is enough for it, else p95. */
function slower(recorder: Recorder, from: string, to: string, operation: string, most: number): Verdict {
  const [before, after] = [recorder.of(from, operation), recorder.of(to, operation)];
  const percent = Math.min(before.ok, after.ok) >= 500 ? 99 : 95;
  const [slowBefore, slowAfter] = [before.percentile(percent), after.percentile(percent)];
  const note = `p${percent} ${slowBefore.toFixed(1)} ms → ${slowAfter.toFixed(1)} ms`;
  const verdict = atMost(`${operation}: slower than at rest, times`, slowAfter / Math.max(slowBefore, 1), most, note);
  const isTooFew = Math.min(before.ok, after.ok) < enoughSamples;
  // Nothing is quicker under load: what it is compared with was disturbed.
  return isTooFew || slowAfter < slowBefore / 2 ? unclear(verdict) : verdict;
}

function steady(run: Run): readonly Verdict[] {
  const [before] = phasesOf(run, 'baseline');
  const [load] = phasesOf(run, 'load');
  if (!before || !load) return [];
  const isFlood = run.scenario.name === 'partner-flood';
  const most = isFlood ? wanted.slowerUnderFlood : wanted.slowerUnderLoad;
  const compared = run.recorder.operations(before.name);
  return [
    errors(run, 'load', wanted.errorShare),
    atLeast('visits that ended well in time, share', load.inTime / load.arrived, isFlood ? 0 : wanted.inTimeShare),
    ...compared.map((operation) => slower(run.recorder, before.name, load.name, operation, most)),
    ...(isFlood ? [toldOff(run, load)] : []),
  ];
}

/** A partner who asks for far more than is theirs is told so. */
function toldOff({ recorder }: Run, { name }: PhaseRun): Verdict {
  const [told, answered] = [recorder.of(name, 'partner: told off').ok, recorder.of(name, 'partner: orders').ok];
  return atLeast('share of the flood that is told off', told / Math.max(1, told + answered), 0.3);
}

function ramp(run: Run): readonly Verdict[] {
  const steps = phasesOf(run, 'load');
  const goodputs = steps.map(({ inTime, seconds }) => inTime / seconds);
  const most = Math.max(...goodputs);
  const last = goodputs.at(-1) ?? 0;
  const offered = (steps.at(-1)?.arrived ?? 0) / (steps.at(-1)?.seconds ?? 1);
  const note = `${most.toFixed(1)} visits/s at most; ${last.toFixed(1)}/s of ${offered.toFixed(1)}/s in the last step`;
  return [
    errors(run, 'baseline', wanted.errorShare),
    atLeast('done beyond saturation, of the most', last / most, wanted.goodputBeyond, note),
  ];
}

function spike(run: Run): readonly Verdict[] {
  const [before] = phasesOf(run, 'baseline');
  const [after] = phasesOf(run, 'recovery');
  if (!before || !after) return [];
  return [
    errors(run, 'baseline', wanted.errorShare),
    errors(run, 'excess', wanted.errorShare, shedding),
    errors(run, 'recovery', wanted.errorShare),
    atLeast('visits after the spike that ended well in time, share', after.inTime / after.arrived, wanted.inTimeShare),
    ...run.recorder
      .operations(before.name)
      .map((operation) => slower(run.recorder, before.name, after.name, operation, wanted.slowerAfterSpike)),
  ];
}

function soak(run: Run): readonly Verdict[] {
  const [, second, , last] = phasesOf(run, 'load');
  if (!second || !last) return [];
  const names = new Set(run.samples.flatMap(({ processes }) => Object.keys(processes)));
  return [
    errors(run, 'load', wanted.errorShare),
    ...[...names].map((name) => {
      const [before, after] = [memory(run, name, second), memory(run, name, last)];
      const note = `${(before / 1e6).toFixed(0)} MB → ${(after / 1e6).toFixed(0)} MB`;
      return atMost(`${name}: memory has grown, times`, after / Math.max(before, 1), wanted.memoryGrowth, note);
    }),
    ...run.recorder
      .operations(second.name)
      .map((operation) => slower(run.recorder, second.name, last.name, operation, wanted.slowerAtEnd)),
  ];
}

function memory({ samples }: Run, process: string, { from, to }: PhaseRun): number {
  const held = samples
    .filter(({ at }) => at >= from && at <= to)
    .flatMap(({ processes }) => processes[process]?.rssBytes ?? []);
  return held.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, held.length);
}
