import type { ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { inPlace, type Placement } from '../placement.ts';
import { malformed, type Accessor, type Accessors } from './accessors.ts';
import { asIndex, asNumbers, asObject, type JsonObject } from './json-reading.ts';

/** Where a node is in its parent: a matrix, column by column, or a shift, a turn and a scale; null when it is neither. */
export function placementOf(node: JsonObject): Placement | null {
  if (node['matrix'] !== undefined) {
    const matrix = asNumbers(node['matrix'], 16);
    return matrix && Float64Array.from({ length: 12 }, (_, at) => matrix[(at % 4) * 4 + Math.floor(at / 4)] ?? 0);
  }
  if (node['translation'] === undefined && node['rotation'] === undefined && node['scale'] === undefined) {
    return inPlace;
  }
  const shift = asNumbers(node['translation'] ?? [0, 0, 0], 3);
  const turn = asNumbers(node['rotation'] ?? [0, 0, 0, 1], 4);
  const scale = asNumbers(node['scale'] ?? [1, 1, 1], 3);
  return shift && turn && scale && composed(shift, turn, scale);
}

/** Scaled, then turned by a unit quaternion x y z w (rounded, so that its length is divided out), then shifted. */
function composed(shift: readonly number[], turn: readonly number[], scale: readonly number[]): Placement {
  const [x = 0, y = 0, z = 0, w = 1] = turn;
  const square = x * x + y * y + z * z + w * w;
  const s = square > 0 ? 2 / square : 0;
  const [sx = 1, sy = 1, sz = 1] = scale;
  const [tx = 0, ty = 0, tz = 0] = shift;
  return Float64Array.of(
    (1 - s * (y * y + z * z)) * sx,
    s * (x * y - z * w) * sy,
    s * (x * z + y * w) * sz,
    tx,
    s * (x * y + z * w) * sx,
    (1 - s * (x * x + z * z)) * sy,
    s * (y * z - x * w) * sz,
    ty,
    s * (x * z - y * w) * sx,
    s * (y * z + x * w) * sy,
    (1 - s * (x * x + y * y)) * sz,
    tz,
  );
}

/** The places of a mesh within its node. */
export interface Instances {
  readonly count: number;
  readonly at: (instance: number) => Placement;
}

/** The instances that EXT_mesh_gpu_instancing lists in accessors; what it leaves out is as in a node. */
export function instancesOf(extension: JsonObject, accessors: Accessors): Instances | ModelProblem {
  const attributes = asObject(extension['attributes']) ?? {};
  const lists: (Accessor | null)[] = [];
  for (const [name, length] of [
    ['TRANSLATION', 3],
    ['ROTATION', 4],
    ['SCALE', 3],
  ] as const) {
    const named = attributes[name];
    const list = named === undefined ? null : accessors.vectors(asIndex(named) ?? -1, length);
    if (list && 'code' in list) return list;
    lists.push(list);
  }
  const counts = new Set(lists.filter((list) => list !== null).map((list) => list.count));
  const [count] = counts;
  if (count === undefined || counts.size > 1) return malformed('INSTANCES');
  const [shifts = null, turns = null, scales = null] = lists;
  const vector = (list: Accessor | null, instance: number, otherwise: readonly number[]): readonly number[] =>
    list ? otherwise.map((_, component) => list.number(instance, component)) : otherwise;
  return {
    count,
    at: (instance) =>
      composed(
        vector(shifts, instance, [0, 0, 0]),
        vector(turns, instance, [0, 0, 0, 1]),
        vector(scales, instance, [1, 1, 1]),
      ),
  };
}
