import type { Locale } from '@alexandrite/contracts/locale';
import { QuickMeasure, type QuickMeasurement } from '../domain/geometry/quick/quick-measure.ts';
import { modelProblem } from '../domain/geometry/problems/model-problem.ts';
import { formatsFor } from '../formats/formats-for.ts';
import { type NamedModelReader, readModel } from '../formats/read-model.ts';
import { usualMeasuringLimits } from '../workers/measuring-limits.ts';
import {
  coordinates,
  type FileToMeasure,
  type MeasuredFile,
  refused,
  type RefusedFile,
  refusedFor,
  toldProblem,
} from './measured-file.ts';

/** Measures a file in one pass. */
export async function measureQuickly(model: FileToMeasure, locale: Locale): Promise<MeasuredFile | RefusedFile> {
  if (model.byteLength > usualMeasuringLimits.maxFileBytes) {
    return refused('FILE_TOO_LARGE', `${model.fileName} is larger than ${usualMeasuringLimits.maxFileBytes} bytes.`);
  }
  const quick = new QuickMeasure(usualMeasuringLimits.maxTriangles);
  let reader: NamedModelReader | null = null;
  for await (const bytes of model.bytes) {
    reader ??= readModel(model, quick, await formatsFor(model, bytes));
    const problem = reader.push(bytes);
    if (problem) return refusedFor(problem, locale);
  }
  reader ??= readModel(model, quick, await formatsFor(model, new Uint8Array(0)));
  const problem = reader.end();
  if (problem) return refusedFor(problem, locale);
  return asMeasured(reader.format, quick.result(), locale);
}

function asMeasured(format: string, measured: QuickMeasurement, locale: Locale): MeasuredFile {
  const left = measured.partsLeftOut;
  return {
    format: format.toLowerCase(),
    triangles: measured.triangleCount,
    volume: Math.abs(measured.signedVolume),
    area: measured.area,
    min: coordinates(measured.box.min),
    max: coordinates(measured.box.max),
    watertight: measured.closed,
    bodies: null,
    problems: left > 0 ? [toldProblem(modelProblem('PARTS_LEFT_OUT', { parts: left }), locale)] : [],
    unit: measured.fileUnit,
    thinnestWall: null,
    smallestDetail: null,
    consistent: measured.consistent,
  };
}
