import { setImmediate } from 'node:timers/promises';
import { analyseSurface } from '../domain/geometry/analyse-surface.ts';
import { modelProblem, type ModelProblem } from '../domain/geometry/model-problem.ts';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import { readModel, type ModelFile } from '../domain/geometry/read-model.ts';
import { SurfaceBuilder } from '../domain/geometry/surface-builder.ts';
import type { Surface } from '../domain/geometry/surface.ts';

/** How much one model may ask of a worker. */
export interface MeasuringLimits {
  readonly maxFileBytes: number;
  readonly maxTriangles: number;
  /** Bytes that the surface may take; measuring it takes about as much again. */
  readonly maxSurfaceBytes: number;
  /** Time of the processor spent on one model, in milliseconds; waiting for its bytes does not count. */
  readonly maxMilliseconds: number;
}

/** What suits a worker with 1.5 GB of memory. */
export const usualMeasuringLimits: MeasuringLimits = {
  maxFileBytes: 300_000_000,
  maxTriangles: 5_000_000,
  maxSurfaceBytes: 600_000_000,
  maxMilliseconds: 30_000,
};

/** A model to be measured. */
export interface ModelToMeasure extends ModelFile {
  /** Its content, cut anywhere. What it throws is a fault of the storage and passed on. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly limits?: MeasuringLimits;
  /** Told the share of the work done, 0 to 1, growing, at most once a hundredth. */
  readonly onProgress?: (fraction: number) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** The share of the work that is reading; the rest is measuring what was read. */
const readingShare = 0.6;
/** Longer than this at a stretch a worker does not compute without looking after its timers: locks have to be renewed. */
const longestStretchMs = 50;

/**
 * Reads a model and measures it, with its unit taken for millimetres: `scaleMeasurement` makes true millimetres of it.
 * Whatever the file holds, the answer is a measurement or a refusal within the limits; it throws only when the bytes
 * cannot be had.
 */
export async function measureModel(model: ModelToMeasure): Promise<MeasuringResult> {
  const limits = model.limits ?? usualMeasuringLimits;
  const work = new MeasuringWork(limits, model.now ?? (() => performance.now()), model.onProgress);
  try {
    const surface = await readSurface(model, limits, work);
    if ('code' in surface) return { ok: false, problem: surface };
    const steps = analyseSurface(surface);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        work.report(1);
        return { ok: true, measurement: step.value };
      }
      work.report(readingShare + step.value * (1 - readingShare));
      if (await work.isOverTime()) return { ok: false, problem: modelProblem('TOO_COMPLEX', { reason: 'TIME' }) };
    }
  } catch (error) {
    // An array or a set that cannot be made so large: the limits let more through than this process has memory for.
    if (error instanceof RangeError) return { ok: false, problem: modelProblem('TOO_COMPLEX', { reason: 'MEMORY' }) };
    throw error;
  }
}

async function readSurface(
  { bytes, byteLength, fileName }: ModelToMeasure,
  limits: MeasuringLimits,
  work: MeasuringWork,
): Promise<Surface | ModelProblem> {
  const tooLarge = modelProblem('FILE_TOO_LARGE', { limitBytes: limits.maxFileBytes });
  if (byteLength > limits.maxFileBytes) return tooLarge;
  const builder = new SurfaceBuilder({ maxTriangles: limits.maxTriangles, maxBytes: limits.maxSurfaceBytes });
  const reader = readModel({ fileName, byteLength }, builder);
  let position = 0;
  for await (const piece of bytes) {
    work.resume();
    position += piece.length;
    if (position > limits.maxFileBytes) return tooLarge;
    const problem = reader.push(piece);
    if (problem) return problem;
    work.report(readingShare * Math.min(1, position / Math.max(1, byteLength)));
    if (await work.isOverTime()) return modelProblem('TOO_COMPLEX', { reason: 'TIME' });
    work.pause();
  }
  work.resume();
  return reader.end() ?? builder.surface();
}

/** Time spent and progress made on one model. */
class MeasuringWork {
  readonly #limits: MeasuringLimits;
  readonly #now: () => number;
  readonly #onProgress: ((fraction: number) => void) | undefined;
  #reported = 0;
  #spent = 0;
  #since: number;
  #stretchBegan: number;

  constructor(limits: MeasuringLimits, now: () => number, onProgress: ((fraction: number) => void) | undefined) {
    this.#limits = limits;
    this.#now = now;
    this.#onProgress = onProgress;
    this.#since = now();
    this.#stretchBegan = this.#since;
  }

  report(fraction: number): void {
    if (fraction < this.#reported + 0.01 && fraction < 1) return;
    this.#reported = fraction;
    this.#onProgress?.(fraction);
  }

  /** The clock stands while the next bytes are awaited. */
  pause(): void {
    this.#spent += this.#now() - this.#since;
  }

  resume(): void {
    this.#since = this.#now();
  }

  /** Whether the limit is reached. Lets timers run when it has been a while. */
  async isOverTime(): Promise<boolean> {
    const now = this.#now();
    if (now - this.#stretchBegan > longestStretchMs) {
      await setImmediate();
      this.#stretchBegan = this.#now();
    }
    return this.#spent + now - this.#since > this.#limits.maxMilliseconds;
  }
}
