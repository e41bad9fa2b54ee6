export const shapeNames = ['smoke', 'steady', 'ramp', 'spike', 'soak'] as const;
export type ShapeName = (typeof shapeNames)[number];

/** A stretch of time with one load. */
export interface Phase {
  readonly name: string;
  /** What it is for: nothing, getting going, what others are compared with, the load itself, too much of it, or what comes after. */
  readonly kind: 'rest' | 'warm-up' | 'baseline' | 'load' | 'excess' | 'recovery';
  readonly seconds: number;
  /** Of the scenario's steady load. */
  readonly factor: number;
}

interface Wishes {
  /** Of the load itself, where the shape's own length does not suit. */
  readonly seconds: number | undefined;
  /** How much of its steady load the scenario's baseline is. */
  readonly baseline: number;
}

const phase = (name: string, kind: Phase['kind'], seconds: number, factor: number): Phase => ({
  name,
  kind,
  seconds,
  factor,
});

/** Code is compiled and answers are kept before others are compared with what it takes. */
const warmUp = (baseline: number): Phase => phase('warm-up', 'warm-up', 8, baseline);

/** The phases of a shape. A ramp has only its baseline here: its steps depend on what came of those before. */
export function phasesOf(shape: ShapeName, { seconds, baseline }: Wishes): readonly Phase[] {
  switch (shape) {
    case 'smoke':
      return [phase('rest', 'rest', 2, 0), phase('smoke', 'load', seconds ?? 4, 1)];
    case 'steady':
      return [warmUp(baseline), phase('baseline', 'baseline', 15, baseline), phase('load', 'load', seconds ?? 60, 1)];
    case 'ramp':
      return [warmUp(baseline), phase('baseline', 'baseline', 10, baseline)];
    case 'spike':
      return [
        warmUp(baseline),
        phase('baseline', 'baseline', 15, baseline || 0.5),
        phase('spike', 'excess', seconds ?? 15, 8),
        // What the spike has left behind may take so long.
        phase('settling', 'excess', 5, 0.5),
        phase('recovery', 'recovery', 15, 0.5),
      ];
    case 'soak': {
      const quarter = (seconds ?? 1_800) / 4;
      return [1, 2, 3, 4].map((number) => phase(`quarter ${number}`, 'load', quarter, 1));
    }
  }
}

/** What came of a step of a ramp. */
export interface Step {
  readonly factor: number;
  /** Visits that came, and those that ended well in the time of the step, a second. */
  readonly arrived: number;
  readonly goodput: number;
}

/** Of what came, so much has to end well in time, or the house is saturated. */
const enough = 0.9;
const firstFactor = 0.5;
const growth = 1.5;
/** After the first step that is too much, this many more are taken: what it does under too much is worth knowing. */
const stepsBeyond = 2;
const mostSteps = 24;

/** The load of a ramp's next step; null when it has gone far enough. */
export function nextFactor(steps: readonly Step[]): number | null {
  const last = steps.at(-1);
  if (!last) return firstFactor;
  const tooMuch = steps.filter(({ arrived, goodput }) => goodput < enough * arrived).length;
  return tooMuch > stepsBeyond || steps.length >= mostSteps ? null : last.factor * growth;
}
