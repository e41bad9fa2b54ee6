import { MeshoptSimplifier } from 'meshoptimizer/simplifier';
import type { Surface } from '../../domain/geometry/surface/surface.ts';
import { glbFile, type GlbMesh } from './glb-file.ts';

/** What a phone turns smoothly, and what loads at once: half a megabyte. */
const wantedTriangles = 30_000;
/** More are not shown, however fine the model. */
const mostTriangles = 100_000;
/** How far the preview may stray from the model, as a share of its size: 15 µm on a ring of 30 mm, less than a pixel. */
const unseenError = 0.0005;
/** Any error at all. */
const anyError = 1;
/** Larger surfaces are first thinned out roughly, by cells: ten times as fast as the careful way. */
const carefulTriangles = 250_000;
const roughTriangles = 150_000;

/**
 * A reduced copy of a surface for the web, as a GLB file in the file's own unit and axes; null for a surface without facets.
 * Normals are left to the viewer, which knows how smooth it wants them.
 */
export async function previewOf(surface: Surface): Promise<Uint8Array | null> {
  if (surface.facetCount === 0) return null;
  await MeshoptSimplifier.ready;
  const { min, max } = surface.box;
  const origin = [(min.x + max.x) / 2, (min.y + max.y) / 2, (min.z + max.z) / 2] as const;
  const positions = new Float32Array(surface.vertexCount * 3);
  surface.coordinates.forEach((value, at) => {
    positions[at] = value - (origin[at % 3] ?? 0);
  });
  const indices = reduced(Uint32Array.from(surface.corners), positions);
  return indices.length === 0 ? null : glbFile(withoutUnused({ positions, indices, origin }));
}

/** Fewer triangles over the same vertices (M. Garland, P. Heckbert, "Surface simplification using quadric error metrics", 1997). */
function reduced(all: Uint32Array, positions: Float32Array): Uint32Array {
  const rough =
    all.length > carefulTriangles * 3
      ? MeshoptSimplifier.simplifySloppy(all, positions, 3, null, roughTriangles * 3, anyError)[0]
      : all;
  const unseen = simplified(rough, positions, wantedTriangles, unseenError);
  return unseen.length > mostTriangles * 3 ? simplified(unseen, positions, mostTriangles, anyError) : unseen;
}

function simplified(indices: Uint32Array, positions: Float32Array, triangles: number, error: number): Uint32Array {
  if (indices.length <= triangles * 3) return indices;
  return MeshoptSimplifier.simplify(indices, positions, 3, triangles * 3, error)[0];
}

/** Only the vertices that some triangle has. */
function withoutUnused({ positions, indices, origin }: GlbMesh): GlbMesh {
  const numbers = new Int32Array(positions.length / 3).fill(-1);
  const kept = new Float32Array(Math.min(positions.length, indices.length * 3));
  let count = 0;
  const renumbered = indices.map((vertex) => {
    const known = numbers[vertex] ?? -1;
    if (known >= 0) return known;
    kept.set(positions.subarray(vertex * 3, vertex * 3 + 3), count * 3);
    numbers[vertex] = count;
    return count++;
  });
  return { positions: kept.slice(0, count * 3), indices: renumbered, origin };
}
