import type { Locale } from '@alexandrite/contracts/locale';
import type { LengthUnit } from '../domain/geometry/measurement.ts';
import type { ModelProblem } from '../domain/geometry/problems/model-problem.ts';
import { problemMessage } from '../domain/geometry/problems/problem-texts.ts';
import type { Point } from '../domain/geometry/surface/surface.ts';

/** What is told of a file that was measured; lengths in the file's own unit. */
export interface MeasuredFile {
  /** Name of the format in lower case: `stl`. */
  readonly format: string;
  readonly triangles: number;
  readonly volume: number;
  readonly area: number;
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
  readonly watertight: boolean;
  readonly bodies: number | null;
  readonly problems: readonly ToldProblem[];
  /** The unit that the file states its lengths in, null when it states none. */
  readonly unit: LengthUnit | null;
  readonly thinnestWall: number | null;
  readonly smallestDetail: number | null;
  /** Only told by the quick measure: whether the volume is right without turning any facet. */
  readonly consistent?: boolean;
}

/** A problem with its words. */
interface ToldProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

export interface RefusedFile {
  readonly error: { readonly code: string; readonly message: string };
}

/** A file as it is measured. */
export interface FileToMeasure {
  readonly fileName: string;
  readonly byteLength: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export const refused = (code: string, message: string): RefusedFile => ({ error: { code, message } });

export const refusedFor = (problem: ModelProblem, locale: Locale): RefusedFile =>
  refused(problem.code, problemMessage(problem)[locale]);

export const toldProblem = (problem: ModelProblem, locale: Locale): ToldProblem => ({
  code: problem.code,
  severity: problem.severity,
  message: problemMessage(problem)[locale],
});

export const coordinates = ({ x, y, z }: Point): readonly [number, number, number] => [x, y, z];
