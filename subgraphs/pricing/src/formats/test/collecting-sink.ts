import type { LengthUnit } from '../../domain/geometry/measurement.ts';
import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { Triangle } from '../../domain/geometry/test/shapes.ts';
import { modelFormats } from '../model-formats.ts';
import { readModel } from '../read-model.ts';
import { textBytes } from './stl-files.ts';

/** What was read of a file. */
export interface Collected {
  readonly triangles: readonly Triangle[];
  readonly unit: LengthUnit | null;
  /** As the reader told; 0 when it told nothing. */
  readonly partsLeftOut: number;
  readonly problem: ModelProblem | null;
}

/** Reads a file into a list of triangles, as they came. */
export function collect(file: Uint8Array | string, fileName: string, pieceLength = 1000): Collected {
  const bytes = typeof file === 'string' ? textBytes(file) : file;
  const triangles: Triangle[] = [];
  let unit: LengthUnit | null = null;
  let partsLeftOut = 0;
  const reader = readModel(
    { fileName, byteLength: bytes.length },
    {
      expect: () => null,
      triangles: (batch, count) => {
        for (let at = 0; at < count * 9; at += 9) triangles.push([...batch.subarray(at, at + 9)]);
        return null;
      },
      unit: (named) => {
        unit = named;
      },
      leftOut: (parts) => {
        partsLeftOut = parts;
      },
    },
    modelFormats,
  );
  for (let at = 0; at < bytes.length; at += pieceLength) {
    // A copy, so that a reader that keeps what was only lent to it is found out.
    const piece = bytes.slice(at, at + pieceLength);
    const problem = reader.push(piece);
    piece.fill(0xee);
    if (problem) return { triangles, unit, partsLeftOut, problem };
  }
  const problem = reader.end();
  return { triangles, unit, partsLeftOut, problem };
}

/** The same when the file must be readable. */
export function trianglesIn(file: Uint8Array | string, fileName: string, pieceLength?: number): readonly Triangle[] {
  const { triangles, problem } = collect(file, fileName, pieceLength);
  if (problem) throw new Error(`unreadable: ${JSON.stringify(problem)}`);
  return triangles;
}

/** The same when it must not: what is wrong. */
export function refusalOf(file: Uint8Array | string, fileName: string, pieceLength?: number): ModelProblem {
  const { triangles, problem } = collect(file, fileName, pieceLength);
  if (!problem) throw new Error(`readable: ${triangles.length} triangles`);
  return problem;
}
