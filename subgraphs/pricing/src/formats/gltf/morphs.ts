import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { type Accessor, type Accessors, malformed } from './accessors.ts';
import { asIndex, asList, asNumbers, asObject, type JsonObject } from './json-reading.ts';

/** How far a target shifts each vertex, and how much of that is in force. */
interface Morph {
  readonly shifts: Accessor;
  readonly weight: number;
}

/** The morph targets of a primitive that are in force. */
export type Morphs = readonly Morph[];

/**
 * Weights of morph targets: those of the node, else those of its mesh, else none are in force (glTF 2.0, section
 * 3.7.2.2). Null when they are no numbers.
 */
export function weightsOf(node: JsonObject | null, mesh: JsonObject): readonly number[] | null {
  const weights = node?.['weights'] ?? mesh['weights'];
  return weights === undefined ? [] : asNumbers(weights, asList(weights).length);
}

/** The morphs of a primitive that change where its vertices are. */
export function morphsOf(
  primitive: JsonObject,
  weights: readonly number[],
  accessors: Accessors,
  vertices: number,
): Morphs | ModelProblem {
  const morphs: Morph[] = [];
  for (const [target, value] of asList(primitive['targets']).entries()) {
    const weight = weights[target] ?? 0;
    const shift = asObject(value)?.['POSITION'];
    if (weight === 0 || shift === undefined) continue;
    const shifts = accessors.positions(asIndex(shift) ?? -1);
    if ('code' in shifts) return shifts;
    if (shifts.count < vertices) return malformed('MORPH_TARGET');
    morphs.push({ shifts, weight });
  }
  return morphs;
}

/** A coordinate of a vertex with the morphs in force. */
export function morphed(positions: Accessor, morphs: Morphs, vertex: number, axis: number): number {
  let value = positions.number(vertex, axis);
  for (const { shifts, weight } of morphs) value += weight * shifts.number(vertex, axis);
  return value;
}
