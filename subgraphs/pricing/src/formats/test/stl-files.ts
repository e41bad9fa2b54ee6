import { modelFormats } from '../model-formats.ts';
import { readModel } from '../read-model.ts';
import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { measureSurface } from '../../domain/geometry/analyse-surface.ts';
import type { Measurement } from '../../domain/geometry/measurement.ts';
import { SurfaceBuilder, type SurfaceLimits } from '../../domain/geometry/surface/surface-builder.ts';
import type { Surface } from '../../domain/geometry/surface/surface.ts';
import { pointsOf, type Triangles } from '../../domain/geometry/test/shapes.ts';

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A binary STL file of the triangles; `declared` lies about their number. */
export function binaryStlFile(
  triangles: Triangles,
  header = 'made for a test',
  declared = triangles.length,
): Uint8Array {
  const bytes = new Uint8Array(84 + 50 * triangles.length);
  bytes.set(textBytes(header.padEnd(80)).subarray(0, 80));
  const view = new DataView(bytes.buffer);
  view.setUint32(80, declared, true);
  triangles.forEach((corners, facet) => {
    corners.forEach((value, at) => view.setFloat32(84 + facet * 50 + 12 + at * 4, value, true));
  });
  return bytes;
}

/** The facets of an ASCII STL file, without `solid` and `endsolid`. */
export function asciiFacets(triangles: Triangles): string {
  return triangles
    .map((corners) => {
      const vertices = pointsOf(corners).map((point) => `      vertex ${point.join(' ')}\n`);
      return `  facet normal 0 0 0\n    outer loop\n${vertices.join('')}    endloop\n  endfacet\n`;
    })
    .join('');
}

export const asciiStlFile = (triangles: Triangles, name = 'ring'): string =>
  `solid ${name}\n${asciiFacets(triangles)}endsolid ${name}\n`;

const generousLimits: SurfaceLimits = { maxTriangles: 1_000_000, maxBytes: 500_000_000 };

export interface Reading {
  readonly fileName?: string;
  /** How long the pieces are that the file is read in. */
  readonly pieceLength?: number;
  readonly limits?: SurfaceLimits;
  /** The length told before, when it is not the true one. */
  readonly byteLength?: number;
}

/** Reads a file as the worker does: the surface in it, or what is wrong. */
export function readFile(file: Uint8Array | string, reading: Reading = {}): Surface | ModelProblem {
  const bytes = typeof file === 'string' ? textBytes(file) : file;
  const { fileName = 'ring.stl', pieceLength = 1000, limits = generousLimits, byteLength = bytes.length } = reading;
  const builder = new SurfaceBuilder(limits);
  const reader = readModel({ fileName, byteLength }, builder, modelFormats);
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const problem = reader.push(bytes.subarray(at, at + pieceLength));
    if (problem) return problem;
  }
  return reader.end() ?? builder.surface();
}

/** The same when the file must be readable. */
export function surfaceIn(file: Uint8Array | string, reading?: Reading): Surface {
  const read = readFile(file, reading);
  if ('code' in read) throw new Error(`unreadable: ${JSON.stringify(read)}`);
  return read;
}

/** The same when the file must be unreadable: what is wrong. */
export function problemIn(file: Uint8Array | string, reading?: Reading): ModelProblem {
  const read = readFile(file, reading);
  if ('code' in read) return read;
  throw new Error(`readable: ${read.facetCount} facets`);
}

/** The surface of triangles, with their coordinates as they are (no rounding to single precision). */
export function surfaceOf(triangles: Triangles): Surface {
  const builder = new SurfaceBuilder(generousLimits);
  const problem = builder.triangles(Float64Array.from(triangles.flat()), triangles.length);
  if (problem) throw new Error(problem.code);
  return builder.surface();
}

/** What is measured of triangles. */
export const measured = (triangles: Triangles): Measurement => measureSurface(surfaceOf(triangles));
