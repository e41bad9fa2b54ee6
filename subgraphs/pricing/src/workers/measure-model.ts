import { type AnalysedSurface, analyseSurface } from '../domain/geometry/analyse-surface.ts';
import type { Measurement } from '../domain/geometry/measurement.ts';
import { gravestFirst, modelProblem, type ModelProblem } from '../domain/geometry/problems/model-problem.ts';
import type { CarriedTo } from '../domain/geometry/shape/carry-over.ts';
import type { KnownShape, Shape } from '../domain/geometry/shape/shape.ts';
import { SurfaceBuilder } from '../domain/geometry/surface/surface-builder.ts';
import type { Surface } from '../domain/geometry/surface/surface.ts';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import { formatsFor } from '../formats/formats-for.ts';
import { type ModelFile, type NamedModelReader, readModel } from '../formats/read-model.ts';
import { type MeasuringLimits, usualMeasuringLimits } from './measuring-limits.ts';
import { MeasuringWork } from './measuring-work.ts';

/** A model to be measured. */
export interface ModelToMeasure extends ModelFile {
  /** Its content, cut anywhere; a piece is done with when the next is asked for. What it throws is passed on. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly limits?: MeasuringLimits;
  /** All there is to know, the usual; or the analysis alone, without thickness, shape and preview. */
  readonly depth?: 'FULL' | 'ANALYSIS';
  /** Told the share of the work done, 0 to 1, growing, at most once a hundredth. */
  readonly onProgress?: (fraction: number) => void;
  /** Gives models measured before whose shapes have the same key, to spare measuring this one. */
  readonly findAlike?: (shape: Shape) => Promise<readonly KnownShape[]>;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** The share of the work that is done after each part of it, as measured with rings of all sizes. */
const doneAfter = { bytes: 0.3, reading: 0.4, analysis: 0.6, thickness: 0.85 };

/** What was read: a surface, or what measuring ends with. */
interface Read extends Omit<CarriedTo, 'box'> {
  readonly surface: Surface;
  readonly format: string;
  readonly partsLeftOut: number;
}

/** Loaded when they are needed: the analysis alone has no use for them, and they take longer to load than a ring to measure. */
const parts = {
  shape: () => import('../domain/geometry/shape/shape.ts'),
  alignment: () => import('../domain/geometry/shape/alignment.ts'),
  carryOver: () => import('../domain/geometry/shape/carry-over.ts'),
  thickness: () => import('../domain/geometry/castability/measure-thickness.ts'),
  preview: () => import('./preview/preview.ts'),
};

const overTime = { ok: false, problem: modelProblem('TOO_COMPLEX', { reason: 'TIME' }) } as const;

/**
 * Reads a model and measures it, with its unit taken for millimetres: `scaleMeasurement` makes true millimetres of it.
 * Whatever the file holds, the answer is a measurement or a refusal within the limits; it throws only when the bytes
 * cannot be had, or known shapes cannot be looked for.
 */
export async function measureModel(model: ModelToMeasure): Promise<MeasuringResult> {
  const limits = model.limits ?? usualMeasuringLimits;
  const { maxMilliseconds } = limits;
  const { onProgress, now = () => performance.now() } = model;
  const work = new MeasuringWork({ maxMilliseconds, now, onProgress });
  try {
    const read = await readSurface(model, limits, work);
    if ('code' in read) return { ok: false, problem: read };
    const { surface, format } = read;
    const shape = model.depth === 'ANALYSIS' ? null : (await parts.shape()).shapeOf(surface);
    const known = shape && (await carriedOver(shape, read, model, work));
    const analysed = known ? { measurement: known, surface } : await analysedAnew(read, model, work);
    if (analysed === null) return overTime;
    const preview = model.depth === 'ANALYSIS' ? null : await preparedPreview(analysed.surface, work);
    work.report(1);
    const measurement = withPartsLeftOut(analysed.measurement, read.partsLeftOut);
    return { ok: true, format, measurement, shape, preview, reused: known !== null };
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
): Promise<Read | ModelProblem> {
  const tooLarge = modelProblem('FILE_TOO_LARGE', { limitBytes: limits.maxFileBytes });
  if (byteLength > limits.maxFileBytes) return tooLarge;
  const builder = new SurfaceBuilder({ maxTriangles: limits.maxTriangles, maxBytes: limits.maxSurfaceBytes });
  const open = async (first: Uint8Array) =>
    readModel({ fileName, byteLength }, builder, await formatsFor({ fileName, byteLength }, first));
  let reader: NamedModelReader | null = null;
  let position = 0;
  for await (const piece of bytes) {
    work.resume();
    position += piece.length;
    if (position > limits.maxFileBytes) return tooLarge;
    reader ??= await open(piece);
    const problem = reader.push(piece);
    if (problem) return problem;
    work.report(doneAfter.bytes * Math.min(1, position / Math.max(1, byteLength)));
    if (await work.isOverTime()) return overTime.problem;
    work.pause();
  }
  work.resume();
  reader ??= await open(new Uint8Array(0));
  const ending = reader.finish ? await work.through(reader.finish(), doneAfter.bytes, doneAfter.reading) : null;
  if (reader.finish && ending === null) return overTime.problem;
  const problem = ending ? ending.result : reader.end();
  const { fileUnit, partsLeftOut } = builder;
  return problem ?? { surface: builder.surface(), format: reader.format, fileUnit, partsLeftOut };
}

/** The measurement with what this file left out, which says nothing of other files of the same shape. */
function withPartsLeftOut(measurement: Measurement, parts: number): Measurement {
  const problems = measurement.problems.filter(({ code }) => code !== 'PARTS_LEFT_OUT');
  const found = parts > 0 ? [modelProblem('PARTS_LEFT_OUT', { parts })] : [];
  return { ...measurement, problems: gravestFirst([...problems, ...found]) };
}

/** The measurement of a model of the same shape, laid over this one; null when none is known. */
async function carriedOver(
  shape: Shape,
  { surface: { box }, fileUnit }: Read,
  { findAlike }: ModelToMeasure,
  work: MeasuringWork,
): Promise<Measurement | null> {
  if (!findAlike) return null;
  work.pause();
  const alike = await findAlike(shape);
  work.resume();
  const [{ alignment }, { carryOver }] = await Promise.all([parts.alignment(), parts.carryOver()]);
  for (const known of alike) {
    const similarity = alignment(known.shape, shape);
    if (similarity) return carryOver(known.measurement, similarity, { box, fileUnit });
  }
  return null;
}

/** Null when time ran out. */
async function analysedAnew(
  { surface, fileUnit }: Read,
  { depth }: ModelToMeasure,
  work: MeasuringWork,
): Promise<AnalysedSurface | null> {
  const analysis = await work.through(analyseSurface(surface, fileUnit), doneAfter.reading, doneAfter.analysis);
  if (analysis === null) return null;
  const { result } = analysis;
  if (depth === 'ANALYSIS') return result;
  const { measureThickness } = await parts.thickness();
  const measured = await work.through(measureThickness(result), doneAfter.analysis, doneAfter.thickness);
  return measured && { ...result, measurement: { ...result.measurement, thickness: measured.result } };
}

/** A model that has its measurement does without a preview when time or memory are used up. */
async function preparedPreview(surface: Surface, work: MeasuringWork): Promise<Uint8Array | null> {
  if (await work.isOverTime()) return null;
  const { previewOf } = await parts.preview();
  try {
    return await previewOf(surface);
  } catch (error) {
    // WebAssembly that cannot get the memory it needs traps with a RuntimeError.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')) return null;
    throw error;
  }
}
