import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { inPlace, place, placedIn, type Placement } from '../placement.ts';
import { type Accessor, type Accessors, malformed } from './accessors.ts';
import { asIndex, asList, asObject, type JsonObject } from './json-reading.ts';

/** The joints of a skin: for each, where it puts a vertex that it alone moves. */
export type Joints = readonly Placement[];

/**
 * The joints of a skin in the pose that the file shows (glTF 2.0, section 3.7.3.1): the joint's place in the scene after
 * the inverse of its place when the mesh was bound to it.
 * @param inScene where a node is in the scene
 */
export function jointsOf(
  skin: JsonObject | null,
  accessors: Accessors,
  inScene: (node: number) => Placement | ModelProblem,
): Joints | ModelProblem {
  const nodes = asList(skin?.['joints']).map(asIndex);
  const bound = skin?.['inverseBindMatrices'];
  const matrices = bound === undefined ? null : accessors.matrices(asIndex(bound) ?? -1);
  if (matrices && 'code' in matrices) return matrices;
  if (nodes.length === 0 || (matrices && matrices.count < nodes.length)) return malformed('SKIN');
  const joints: Placement[] = [];
  for (const [joint, node] of nodes.entries()) {
    const placement = node === null ? malformed('SKIN') : inScene(node);
    if ('code' in placement) return placement;
    joints.push(placedIn(placement, matrices ? matrixAt(matrices, joint) : inPlace));
  }
  return joints;
}

/** A matrix that is stored column by column, as a placement; its last row says nothing. */
function matrixAt(matrices: Accessor, element: number): Placement {
  return Float64Array.from({ length: 12 }, (_, at) => matrices.number(element, (at % 4) * 4 + Math.floor(at / 4)));
}

/** Numbers of joints and their weights, four of each for a vertex. */
interface Influences {
  readonly joints: Accessor;
  readonly weights: Accessor;
}

/** Moves the vertices of a primitive as the joints of its skin do. */
export class SkinnedVertices {
  readonly #joints: Joints;
  readonly #influences: readonly Influences[];
  readonly #blended = new Float64Array(12);

  private constructor(joints: Joints, influences: readonly Influences[]) {
    this.#joints = joints;
    this.#influences = influences;
  }

  /** Reads which joints move which vertex, and checks that these joints are there. */
  static of(attributes: JsonObject, joints: Joints, accessors: Accessors, vertices: number) {
    const influences: Influences[] = [];
    for (let set = 0; attributes[`JOINTS_${set}`] !== undefined; set++) {
      const numbers = accessors.joints(asIndex(attributes[`JOINTS_${set}`]) ?? -1);
      if ('code' in numbers) return numbers;
      const weights = accessors.jointWeights(asIndex(attributes[`WEIGHTS_${set}`]) ?? -1);
      if ('code' in weights) return weights;
      if (numbers.count < vertices || weights.count < vertices) return malformed('SKIN');
      influences.push({ joints: numbers, weights });
    }
    if (influences.length === 0) return malformed('SKIN');
    for (const { joints: numbers } of influences) {
      for (let vertex = 0; vertex < vertices; vertex++) {
        for (let one = 0; one < 4; one++) if (numbers.number(vertex, one) >= joints.length) return malformed('SKIN');
      }
    }
    return new SkinnedVertices(joints, influences);
  }

  /** Where the joints of a vertex put it; good until the next vertex is asked for. */
  placementOf(vertex: number): Placement {
    const blended = this.#blended.fill(0);
    let total = 0;
    for (const { joints, weights } of this.#influences) {
      for (let one = 0; one < 4; one++) {
        const weight = weights.number(vertex, one);
        if (weight === 0) continue;
        const joint = this.#joints[joints.number(vertex, one)] ?? inPlace;
        for (let at = 0; at < 12; at++) blended[at] = (blended[at] ?? 0) + weight * (joint[at] ?? 0);
        total += weight;
      }
    }
    // Weights are rounded, so that their sum is divided out; a vertex without any follows the first joint, as in viewers.
    if (total === 0) blended.set(this.#joints[0] ?? inPlace);
    else for (let at = 0; at < 12; at++) blended[at] = (blended[at] ?? 0) / total;
    return blended;
  }

  /** Places the vertex whose coordinates are at `points[at, at + 3)`. */
  place(vertex: number, points: Float64Array, at: number): void {
    place(this.placementOf(vertex), points, at);
  }
}

/** The skin of a node by its number; null when it has none. */
export const skinNumber = (node: JsonObject | null): number | null | undefined =>
  node?.['skin'] === undefined ? undefined : asIndex(node['skin']);

/** The skins of a file. */
export const skinAt = (file: JsonObject, skin: number): JsonObject | null => asObject(asList(file['skins'])[skin]);
