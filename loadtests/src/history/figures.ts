import * as z from 'zod';
import type { Run } from '../run-scenario.ts';
import { useOfProcesses } from '../watch/use-of-processes.ts';

/**
 * What a run of the smoke shape leaves behind. Nothing in it is a time: a visit's share of the processor is told in
 * visits' worth of a fixed piece of work that the same run has done, so that a fast machine and a slow one say the same.
 */
export const figures = z.object({
  at: z.string(),
  scenario: z.string(),
  visits: z.number(),
  /** Work of all processes for a visit, as a multiple of the fixed piece of work. */
  workPerVisit: z.number(),
  /** The same by process, the busiest first. */
  byProcess: z.record(z.string(), z.number()),
  /** How many operations ended in each way. */
  endings: z.record(z.string(), z.number()),
});
export type Figures = Readonly<z.infer<typeof figures>>;

/** What a run leaves behind: what its visits cost until the last of them had ended, above what the house does at rest. */
export function figuresOf(run: Run): Figures {
  const phase = run.phases.find(({ kind }) => kind === 'load');
  const rest = run.phases.find(({ kind }) => kind === 'rest');
  const atRest = new Map(
    (rest ? useOfProcesses(run.samples, rest.from, rest.to) : []).map(({ name, cores }) => [name, cores]),
  );
  const seconds = phase ? run.settledAt - phase.from : 0;
  const uses = (phase ? useOfProcesses(run.samples, phase.from, run.settledAt) : [])
    .filter(({ name }) => name !== 'the load itself')
    .map(({ name, cores }) => ({ name, cpuSeconds: Math.max(0, cores - (atRest.get(name) ?? 0)) * seconds }));
  const visits = Math.max(1, phase?.arrived ?? 0);
  const work = (cpuSeconds: number): number => round(cpuSeconds / visits / run.calibration);
  return {
    at: run.at.toISOString(),
    scenario: run.scenario.name,
    visits,
    workPerVisit: work(uses.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)),
    byProcess: Object.fromEntries(uses.map(({ name, cpuSeconds }) => [name, work(cpuSeconds)])),
    endings: phase ? Object.fromEntries(run.recorder.allOf(phase.name).endings) : {},
  };
}

const round = (value: number): number => Number(value.toPrecision(4));
