import { modelProblem, type ModelProblem } from '../domain/geometry/problems/model-problem.ts';

/**
 * An affine map of points: twelve numbers, row by row, the last of each row a shift:
 * x' = m0·x + m1·y + m2·z + m3, and so on.
 */
export type Placement = Float64Array;

export const inPlace: Placement = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

/** First `inner`, then `outer`. */
export function placedIn(outer: Placement, inner: Placement): Placement {
  const product = new Float64Array(12);
  for (let row = 0; row < 12; row += 4) {
    for (let column = 0; column < 4; column++) {
      let sum = column === 3 ? (outer[row + 3] ?? 0) : 0;
      for (let k = 0; k < 3; k++) sum += (outer[row + k] ?? 0) * (inner[k * 4 + column] ?? 0);
      product[row + column] = sum;
    }
  }
  return product;
}

/** Whether it turns left into right: its determinant is negative. Windings turn with it. */
export function mirrors(m: Placement): boolean {
  const at = (index: number): number => m[index] ?? 0;
  return (
    at(0) * (at(5) * at(10) - at(6) * at(9)) -
      at(1) * (at(4) * at(10) - at(6) * at(8)) +
      at(2) * (at(4) * at(9) - at(5) * at(8)) <
    0
  );
}

/** Places the point at `points[at, at + 3)`. */
export function place(m: Placement, points: Float64Array, at: number): void {
  const x = points[at] ?? 0;
  const y = points[at + 1] ?? 0;
  const z = points[at + 2] ?? 0;
  // Adding zero turns -0 into 0: one point, one pattern of bits.
  points[at] = (m[0] ?? 0) * x + (m[1] ?? 0) * y + (m[2] ?? 0) * z + (m[3] ?? 0) + 0;
  points[at + 1] = (m[4] ?? 0) * x + (m[5] ?? 0) * y + (m[6] ?? 0) * z + (m[7] ?? 0) + 0;
  points[at + 2] = (m[8] ?? 0) * x + (m[9] ?? 0) * y + (m[10] ?? 0) * z + (m[11] ?? 0) + 0;
}

/** A part of a scene at its place in what it is part of. */
export interface Placed<Part> {
  readonly part: Part;
  readonly placement: Placement;
}

/** A part that is being walked: where, and which of its parts comes next. */
interface Open<Part> extends Placed<Part> {
  readonly parts: readonly Placed<Part>[];
  next: number;
}

/** Parts that a scene may have, each counted as often as it is used: shared parts of shared parts multiply. */
const mostVisits = 200_000;
/** Deeper than anybody builds. */
const mostDepth = 10_000;

/**
 * Walks a scene from its roots down, without recursion. `visit` is given each part in its place and does its own work in
 * steps; `partsOf` gives what it is made of. A part within itself is a NODE_CYCLE.
 */
export function* walkScene<Part>(
  roots: readonly Placed<Part>[],
  partsOf: (part: Part) => readonly Placed<Part>[] | ModelProblem,
  visit: (placed: Placed<Part>) => Generator<void, ModelProblem | null>,
): Generator<number, ModelProblem | null> {
  const path: Open<Part>[] = [];
  const onPath = new Set<Part>();
  let visits = 0;
  for (const [rootsDone, root] of roots.entries()) {
    let entered: Placed<Part> | null = root;
    while (entered || path.length > 0) {
      if (entered) {
        const { part } = entered;
        if (onPath.has(part)) return modelProblem('NODE_CYCLE');
        if (++visits > mostVisits || path.length === mostDepth) return modelProblem('TOO_COMPLEX', { reason: 'NODES' });
        const parts = partsOf(part);
        if ('code' in parts) return parts;
        path.push({ ...entered, parts, next: 0 });
        onPath.add(part);
        const work = visit(entered);
        for (let step = work.next(); ; step = work.next()) {
          if (step.done && step.value) return step.value;
          if (step.done) break;
          yield rootsDone / roots.length;
        }
        if (visits % 256 === 0) yield rootsDone / roots.length;
      }
      const top = path.at(-1);
      const next = top?.parts[top.next];
      if (top && next) {
        top.next++;
        entered = { part: next.part, placement: placedIn(top.placement, next.placement) };
      } else {
        if (top) onPath.delete(top.part);
        path.pop();
        entered = null;
      }
    }
  }
  return null;
}
