import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { modelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { largestCoordinate } from '../../domain/geometry/surface/triangle-sink.ts';
import type { FacetBatch } from '../facet-batch.ts';
import { mirrors, place, type Placement } from '../placement.ts';
import { compressed, compressionOf, malformed, type Accessor, type Accessors } from './accessors.ts';
import { asIndex, asIndexOr, asObject, type JsonObject } from './json-reading.ts';
import { morphed, morphsOf, type Morphs } from './morphs.ts';
import { type Joints, SkinnedVertices } from './skin.ts';

const triangles = 4;
const strip = 5;
const fan = 6;

/** So many triangles are made in a step: a millisecond or two. */
const stepTriangles = 8192;

/** Where a mesh is in the scene, and what changes its shape there. */
export interface Posture {
  readonly placement: Placement;
  /** Of its morph targets. */
  readonly weights: readonly number[];
  /** Those of its skin, which put its vertices into the scene instead of the placement; null without a skin. */
  readonly joints: Joints | null;
}

/** What a primitive draws its triangles from. */
interface Drawing {
  readonly positions: Accessor;
  readonly morphs: Morphs;
  readonly skinned: SkinnedVertices | null;
  readonly indices: Accessor | null;
  readonly mode: number;
  /** How many are made of its corners. */
  readonly triangles: number;
}

/** Makes the triangles of a primitive of a mesh, in its place and shape in the scene. */
export function* drawPrimitive(
  primitive: unknown,
  accessors: Accessors,
  posture: Posture,
  batch: FacetBatch,
): Generator<void, ModelProblem | null> {
  const drawing = drawingOf(primitive, accessors, posture);
  if (drawing === null || 'code' in drawing) return drawing;
  const { positions, morphs, skinned, indices, mode } = drawing;
  const { placement } = posture;
  const isMirrored = mirrors(skinned && positions.count > 0 ? skinned.placementOf(0) : placement);
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
      for (let axis = 0; axis < 3; axis++) batch.corners[at + axis] = morphed(positions, morphs, vertex, axis);
      if (skinned) skinned.place(vertex, batch.corners, at);
      else place(placement, batch.corners, at);
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
function drawingOf(value: unknown, accessors: Accessors, { weights, joints }: Posture): Drawing | ModelProblem | null {
  const primitive = asObject(value);
  const attributes = asObject(primitive?.['attributes']);
  const mode = asIndexOr(primitive?.['mode'], triangles);
  if (!primitive || !attributes || mode === null || mode > fan) return malformed('PRIMITIVE');
  if (mode < triangles || attributes['POSITION'] === undefined) return null;
  const packed = compressionOf(primitive);
  if (packed !== undefined && !hasPlainData(primitive, attributes, accessors)) return compressed(packed);
  const positions = accessors.positions(asIndex(attributes['POSITION']) ?? -1);
  if ('code' in positions) return positions;
  const morphs = morphsOf(primitive, weights, accessors, positions.count);
  if ('code' in morphs) return morphs;
  const skinned = joints && SkinnedVertices.of(attributes, joints, accessors, positions.count);
  if (skinned && 'code' in skinned) return skinned;
  const isIndexed = primitive['indices'] !== undefined;
  const indices = isIndexed ? accessors.indices(asIndex(primitive['indices']) ?? -1) : null;
  if (indices && 'code' in indices) return indices;
  const corners = (indices ?? positions).count;
  const count = mode === triangles ? Math.floor(corners / 3) : Math.max(0, corners - 2);
  return { positions, morphs, skinned, indices, mode, triangles: count };
}

/** Whether a compressed primitive has its geometry in plain accessors, too, for those who cannot unpack it. */
function hasPlainData(primitive: JsonObject, attributes: JsonObject, accessors: Accessors): boolean {
  const { indices } = primitive;
  return (
    accessors.isPlain(asIndex(attributes['POSITION']) ?? -1) &&
    (indices === undefined || accessors.isPlain(asIndex(indices) ?? -1))
  );
}
