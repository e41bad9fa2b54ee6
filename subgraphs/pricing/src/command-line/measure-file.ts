import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Locale } from '@alexandrite/contracts/locale';
import type { LengthUnit, Measurement } from '../domain/geometry/measurement.ts';
import type { ModelProblem } from '../domain/geometry/problems/model-problem.ts';
import { problemMessage } from '../domain/geometry/problems/problem-texts.ts';
import { QuickMeasure, type QuickMeasurement } from '../domain/geometry/quick/quick-measure.ts';
import type { Point } from '../domain/geometry/surface/surface.ts';
import { readModel } from '../formats/read-model.ts';
import { measureModel, usualMeasuringLimits } from '../workers/measure-model.ts';
import type { Depth } from './arguments.ts';

/** What is told of a file that was measured; lengths in the file's own unit. */
interface MeasuredFile {
  /** Name of the format in lower case: `stl`. */
  readonly format: string;
  readonly triangles: number;
  readonly volume: number;
  readonly area: number;
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
  readonly watertight: boolean;
  readonly bodies: number | null;
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
  /** The unit that the file states its lengths in, null when it states none. */
  readonly unit: LengthUnit | null;
  readonly thinnestWall: number | null;
  readonly smallestDetail: number | null;
  /** Only told by the quick measure: whether the volume is right without turning any facet. */
  readonly consistent?: boolean;
}

interface RefusedFile {
  readonly error: { readonly code: string; readonly message: string };
}

/** As much as is read from disk at once. */
const pieceBytes = 1 << 18;

/** Measures one file. Whatever is wrong with it comes back as an error with a code; nothing is thrown for its content. */
export async function measureFile(
  file: string,
  { depth, locale }: { readonly depth: Depth; readonly locale: Locale },
): Promise<MeasuredFile | RefusedFile> {
  const found = await stat(file).catch(() => null);
  if (!found) return refused('FILE_NOT_FOUND', `There is no file ${file}.`);
  if (!found.isFile()) return refused('NOT_A_FILE', `${file} is no file.`);
  const model = {
    fileName: path.basename(file),
    byteLength: found.size,
    bytes: createReadStream(file, { highWaterMark: pieceBytes }),
  };
  if (depth === 'QUICK') return quickly(model, locale);
  const result = await measureModel({ ...model, depth });
  if (!result.ok) return refusedFor(result.problem, locale);
  return inFull(result.format, result.measurement, locale);
}

const refused = (code: string, message: string): RefusedFile => ({ error: { code, message } });
const refusedFor = (problem: ModelProblem, locale: Locale): RefusedFile =>
  refused(problem.code, problemMessage(problem)[locale]);
const coordinates = ({ x, y, z }: Point): readonly [number, number, number] => [x, y, z];

function inFull(format: string, measured: Measurement, locale: Locale): MeasuredFile {
  return {
    format: format.toLowerCase(),
    triangles: measured.triangleCount,
    volume: measured.volumeMm3,
    area: measured.areaMm2,
    min: coordinates(measured.boundingBoxMm.min),
    max: coordinates(measured.boundingBoxMm.max),
    watertight: measured.watertight,
    bodies: measured.bodies,
    problems: measured.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      message: problemMessage(problem)[locale],
    })),
    unit: measured.fileUnit,
    thinnestWall: measured.thickness?.thinnestWallMm ?? null,
    smallestDetail: measured.thickness?.smallestDetailMm ?? null,
  };
}

async function quickly(
  model: { readonly fileName: string; readonly byteLength: number; readonly bytes: AsyncIterable<Uint8Array> },
  locale: Locale,
): Promise<MeasuredFile | RefusedFile> {
  if (model.byteLength > usualMeasuringLimits.maxFileBytes) {
    return refused('FILE_TOO_LARGE', `${model.fileName} is larger than ${usualMeasuringLimits.maxFileBytes} bytes.`);
  }
  const quick = new QuickMeasure(usualMeasuringLimits.maxTriangles);
  const reader = readModel(model, quick);
  for await (const bytes of model.bytes) {
    const problem = reader.push(bytes);
    if (problem) return refusedFor(problem, locale);
  }
  const problem = reader.end();
  if (problem) return refusedFor(problem, locale);
  return asMeasured(reader.format, quick.result());
}

function asMeasured(format: string, measured: QuickMeasurement): MeasuredFile {
  return {
    format: format.toLowerCase(),
    triangles: measured.triangleCount,
    volume: Math.abs(measured.signedVolume),
    area: measured.area,
    min: coordinates(measured.box.min),
    max: coordinates(measured.box.max),
    watertight: measured.closed,
    bodies: null,
    problems: [],
    unit: measured.fileUnit,
    thinnestWall: null,
    smallestDetail: null,
    consistent: measured.consistent,
  };
}
