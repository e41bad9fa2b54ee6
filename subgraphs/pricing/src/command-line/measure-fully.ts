import type { Locale } from '@alexandrite/contracts/locale';
import type { Measurement } from '../domain/geometry/measurement.ts';
import { measureModel } from '../workers/measure-model.ts';
import {
  coordinates,
  type FileToMeasure,
  type MeasuredFile,
  type RefusedFile,
  refusedFor,
  toldProblem,
} from './measured-file.ts';

/** Measures a file as a worker does. */
export async function measureFully(
  model: FileToMeasure,
  depth: 'FULL' | 'ANALYSIS',
  locale: Locale,
): Promise<MeasuredFile | RefusedFile> {
  const result = await measureModel({ ...model, depth });
  return result.ok ? inFull(result.format, result.measurement, locale) : refusedFor(result.problem, locale);
}

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
    problems: measured.problems.map((problem) => toldProblem(problem, locale)),
    unit: measured.fileUnit,
    thinnestWall: measured.thickness?.thinnestWallMm ?? null,
    smallestDetail: measured.thickness?.smallestDetailMm ?? null,
  };
}
