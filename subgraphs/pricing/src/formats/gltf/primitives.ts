import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { modelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { largestCoordinate } from '../../domain/geometry/surface/triangle-sink.ts';
import type { FacetBatch } from '../facet-batch.ts';
import { mirrors, place, type Placement } from '../placement.ts';
import { compressed, malformed, type Accessor, type Accessors } from './accessors.ts';
import { asIndex, asIndexOr, asObject } from './json-reading.ts';

const triangles = 4;
const strip = 5;
const fan = 6;

/** So many triangles are made in a step: a millisecond or two. */
const stepTriangles = 8192;

/** What a primitive draws its triangles from. */
interface Drawing {
  readonly positions: Accessor;
  readonly indices: Accessor | null;
  readonly mode: number;
  /** How many are made of its corners. */
  readonly triangles: number;
}

/** Makes the triangles of a primitive of a mesh, placed in the scene. */
export function* drawPrimitive(
  primitive: unknown,
  accessors: Accessors,
  placement: Placement,
  batch: FacetBatch,
): Generator<void, ModelProblem | null> {
  const drawing = drawingOf(primitive, accessors);
  if (drawing === null || 'code' in drawing) return drawing;
  const { positions, indices, mode } = drawing;
  const isMirrored = mirrors(placement);
  for (let triangle = 0; triangle < drawing.triangles; triangle++) {
    const odd = mode === strip ? triangle % 2 : 0;
    const first = mode === triangles ? triangle * 3 : mode === fan ? 0 : triangle;
    const second = mode === triangles ? first + 1 : triangle + 1 + odd;
    const third = mode === triangles ? first + 2 : triangle + 2 - odd;
    const corners = isMirrored ? [first, third, second] : [first, second, third];
    let at = batch.at;
    for (const corner of corners) {
      const vertex = indices ? indices.number(corner, 0) : corner;
      if (vertex >= positions.count) return modelProblem('MALFORMED', { reason: 'INDEX_OUT_OF_RANGE', vertex });
      for (let axis = 0; axis < 3; axis++) batch.corners[at + axis] = positions.number(vertex, axis);
      place(placement, batch.corners, at);
      for (const end = at + 3; at < end; at++) {
        // Written so that NaN fails it too.
        if (!(Math.abs(batch.corners[at] ?? 0) <= largestCoordinate)) {
          return modelProblem('NON_FINITE_COORDINATE', { facet: batch.total + 1 });
        }
      }
    }
    const problem = batch.take();
    if (problem) return problem;
    if (triangle % stepTriangles === stepTriangles - 1) yield;
  }
  return null;
}

/** Null when it draws no triangles: points, lines, or nothing that has a place. */
function drawingOf(value: unknown, accessors: Accessors): Drawing | ModelProblem | null {
  const primitive = asObject(value);
  const attributes = asObject(primitive?.['attributes']);
  const mode = asIndexOr(primitive?.['mode'], triangles);
  if (!primitive || !attributes || mode === null || mode > fan) return malformed('PRIMITIVE');
  if (mode < triangles || attributes['POSITION'] === undefined) return null;
  const packed = Object.keys(asObject(primitive['extensions']) ?? {}).find((name) => name.includes('compression'));
  if (packed) return compressed(packed);
  const positions = accessors.positions(asIndex(attributes['POSITION']) ?? -1);
  if ('code' in positions) return positions;
  const isIndexed = primitive['indices'] !== undefined;
  const indices = isIndexed ? accessors.indices(asIndex(primitive['indices']) ?? -1) : null;
  if (indices && 'code' in indices) return indices;
  const corners = (indices ?? positions).count;
  const count = mode === triangles ? Math.floor(corners / 3) : Math.max(0, corners - 2);
  return { positions, indices, mode, triangles: count };
}
