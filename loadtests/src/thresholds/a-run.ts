import { Recorder } from '../load/recorder.ts';
import type { ShapeName } from '../load/shapes.ts';
import type { PhaseRun } from '../load/visits.ts';
import type { Run } from '../run-scenario.ts';
import { scenarios } from '../scenarios/all-scenarios.ts';
import type { ScenarioName } from '../scenarios/scenario.ts';

/** A phase of a run that a test needs. */
export interface PhaseFacts {
  readonly name: string;
  readonly kind: PhaseRun['kind'];
  readonly arrived?: number;
  readonly inTime?: number;
  /** What each of its operations took, in milliseconds. */
  readonly took?: Readonly<Record<string, readonly number[]>>;
  /** Operations that ended otherwise: how many with which code. */
  readonly failed?: Readonly<Record<string, number>>;
}

/** A run for tests, ten seconds a phase. */
export function aRun(shape: ShapeName, phases: readonly PhaseFacts[], scenario: ScenarioName = 'browse'): Run {
  const recorder = new Recorder();
  for (const { name, took = {}, failed = {} } of phases) {
    for (const [operation, times] of Object.entries(took)) {
      for (const ms of times) recorder.record(name, operation, ms, 'ok');
    }
    for (const [code, times] of Object.entries(failed)) {
      for (let time = 0; time < times; time += 1) recorder.record(name, 'any', 1, code);
    }
  }
  return {
    scenario: scenarios[scenario],
    shape,
    seed: 'a seed',
    at: new Date('2026-03-01T09:30:00.000Z'),
    phases: phases.map(({ name, kind, arrived = 100, inTime = arrived }, index) => ({
      name,
      kind,
      seconds: 10,
      factor: 1,
      from: index * 10,
      to: index * 10 + 10,
      arrived,
      inTime,
      lateMs: { worst: 0, mean: 0 },
    })),
    recorder,
    samples: [],
    calibration: 30e-6,
    isSettled: true,
    settledAt: phases.length * 10,
  };
}
