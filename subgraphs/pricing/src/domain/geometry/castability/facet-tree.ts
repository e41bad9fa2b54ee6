import { boxDiagonal, type Point, type Surface } from '../surface/surface.ts';
import type { Crossings } from './crossings.ts';
import { nearOrder } from './near-order.ts';

/** At most so many facets share a leaf: fewer cost memory, more cost time. */
const facetsPerLeaf = 4;
/** So many leaves are boxed between two pauses. */
const leavesPerStep = 1 << 15;
/** Boxes are larger than what they hold by this share of the diagonal: more than single precision rounds off. */
const boxMargin = 2e-7;

/**
 * A hierarchy of boxes around the facets of a surface, to find quickly which of them a line meets. Its shape is that of a
 * heap over the facets in `nearOrder`, halved over and over (after C. Lauterbach et al., "Fast BVH Construction on
 * GPUs", 2009, with splits at the middle): no pointers, built in one pass, 24 bytes a node.
 */
export class FacetTree {
  /** All facets, near ones near each other. */
  readonly order: Int32Array;
  readonly #surface: Surface;
  /** Number of leaves, a power of two. Node 1 is the root, those of node n are 2n and 2n + 1, leaves are the last. */
  readonly #leaves: number;
  /** Least x y z and greatest x y z of each node, from the middle of the surface's box. */
  readonly #boxes: Float32Array;
  readonly #middle: Point;
  readonly #stack = new Int32Array(64);
  readonly #sought = new Float64Array(6);
  #visits = 0;

  private constructor(surface: Surface, order: Int32Array) {
    const { min, max } = surface.box;
    this.order = order;
    this.#surface = surface;
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, surface.facetCount / facetsPerLeaf)));
    this.#boxes = new Float32Array(this.#leaves * 12);
    this.#middle = { x: (min.x + max.x) / 2, y: (min.y + max.y) / 2, z: (min.z + max.z) / 2 };
  }

  /** Builds the tree of a surface that has facets. Yields from time to time. */
  static *of(surface: Surface): Generator<void, FacetTree> {
    const tree = new FacetTree(surface, yield* nearOrder(surface));
    yield;
    yield* tree.#boxUp();
    return tree;
  }

  /** How many boxes lines were held against so far: the work done. */
  get visits(): number {
    return this.#visits;
  }

  /** Where in `order` a leaf begins; that of the one after the last is the end. */
  #begin(leaf: number): number {
    return Math.floor((leaf * this.#surface.facetCount) / this.#leaves);
  }

  *#boxUp(): Generator<void, void> {
    const { coordinates, corners, box } = this.#surface;
    const boxes = this.#boxes;
    const middle = [this.#middle.x, this.#middle.y, this.#middle.z];
    const margin = boxDiagonal(box) * boxMargin;
    for (let leaf = 0; leaf < this.#leaves; leaf++) {
      if (leaf % leavesPerStep === leavesPerStep - 1) yield;
      const node = (this.#leaves + leaf) * 6;
      const begin = this.#begin(leaf);
      const end = this.#begin(leaf + 1);
      for (let axis = 0; axis < 3; axis++) {
        let least = Infinity;
        let greatest = -Infinity;
        for (let at = begin; at < end; at++) {
          const first = (this.order[at] ?? 0) * 3;
          for (let corner = first; corner < first + 3; corner++) {
            const value = coordinates[(corners[corner] ?? 0) * 3 + axis] ?? 0;
            if (value < least) least = value;
            if (value > greatest) greatest = value;
          }
        }
        boxes[node + axis] = least - (middle[axis] ?? 0) - margin;
        boxes[node + axis + 3] = greatest - (middle[axis] ?? 0) + margin;
      }
    }
    for (let node = this.#leaves - 1; node > 0; node--) {
      for (let axis = 0; axis < 3; axis++) {
        const one = node * 12 + axis;
        boxes[node * 6 + axis] = Math.min(boxes[one] ?? 0, boxes[one + 6] ?? 0);
        boxes[node * 6 + axis + 3] = Math.max(boxes[one + 3] ?? 0, boxes[one + 9] ?? 0);
      }
    }
  }

  /**
   * Finds every facet that a line meets from `from` on: `origin` + distance × `direction`, distance ≥ from. In no order;
   * gives up when there are too many.
   * Boxes by slabs (T. Kay, J. Kajiya, "Ray tracing complex scenes", 1986), facets as Möller and Trumbore do ("Fast,
   * minimum storage ray/triangle intersection", 1997), in double precision.
   */
  cast(origin: Point, direction: Point, from: number, into: Crossings): void {
    into.count = 0;
    const boxes = this.#boxes;
    const stack = this.#stack;
    const ox = origin.x - this.#middle.x;
    const oy = origin.y - this.#middle.y;
    const oz = origin.z - this.#middle.z;
    const ix = 1 / (direction.x || tiny);
    const iy = 1 / (direction.y || tiny);
    const iz = 1 / (direction.z || tiny);
    // Which side of a box a line meets first depends on its direction alone.
    const nearX = ix < 0 ? 3 : 0;
    const nearY = iy < 0 ? 4 : 1;
    const nearZ = iz < 0 ? 5 : 2;
    let height = 0;
    stack[height++] = 1;
    let visits = 0;
    while (height > 0 && !into.isFull) {
      visits++;
      const node = stack[--height] ?? 0;
      const at = node * 6;
      let enters = ((boxes[at + nearX] ?? 0) - ox) * ix;
      let leaves = ((boxes[at + 3 - nearX] ?? 0) - ox) * ix;
      const entersY = ((boxes[at + nearY] ?? 0) - oy) * iy;
      const leavesY = ((boxes[at + 5 - nearY] ?? 0) - oy) * iy;
      const entersZ = ((boxes[at + nearZ] ?? 0) - oz) * iz;
      const leavesZ = ((boxes[at + 7 - nearZ] ?? 0) - oz) * iz;
      if (entersY > enters) enters = entersY;
      if (entersZ > enters) enters = entersZ;
      if (from > enters) enters = from;
      if (leavesY < leaves) leaves = leavesY;
      if (leavesZ < leaves) leaves = leavesZ;
      if (enters > leaves) continue;
      if (node < this.#leaves) {
        stack[height++] = node * 2;
        stack[height++] = node * 2 + 1;
        continue;
      }
      const end = this.#begin(node - this.#leaves + 1);
      for (let place = this.#begin(node - this.#leaves); place < end; place++) {
        this.#meet(this.order[place] ?? 0, origin, direction, from, into);
      }
    }
    this.#visits += visits;
  }

  /** The facets whose boxes meet that of a facet of another surface, or that share a leaf with one; in no order. */
  near({ coordinates, corners }: Surface, facet: number): readonly number[] {
    const found: number[] = [];
    const box = this.#sought;
    const middle = [this.#middle.x, this.#middle.y, this.#middle.z];
    for (let axis = 0; axis < 3; axis++) {
      const at = (index: number): number => coordinates[(corners[facet * 3 + index] ?? 0) * 3 + axis] ?? 0;
      const [a, b, c] = [at(0), at(1), at(2)];
      box[axis] = Math.min(a, b, c) - (middle[axis] ?? 0);
      box[axis + 3] = Math.max(a, b, c) - (middle[axis] ?? 0);
    }
    const stack = this.#stack;
    let height = 0;
    stack[height++] = 1;
    while (height > 0) {
      const node = stack[--height] ?? 0;
      if (!this.#meets(node, box)) continue;
      if (node < this.#leaves) {
        stack[height++] = node * 2;
        stack[height++] = node * 2 + 1;
        continue;
      }
      const end = this.#begin(node - this.#leaves + 1);
      for (let place = this.#begin(node - this.#leaves); place < end; place++) found.push(this.order[place] ?? 0);
    }
    return found;
  }

  #meets(node: number, box: Float64Array): boolean {
    const boxes = this.#boxes;
    for (let axis = 0; axis < 3; axis++) {
      if ((boxes[node * 6 + axis] ?? 0) > (box[axis + 3] ?? 0)) return false;
      if ((boxes[node * 6 + axis + 3] ?? 0) < (box[axis] ?? 0)) return false;
    }
    return true;
  }

  #meet(facet: number, origin: Point, direction: Point, from: number, into: Crossings): void {
    const { coordinates, corners } = this.#surface;
    const a = (corners[facet * 3] ?? 0) * 3;
    const b = (corners[facet * 3 + 1] ?? 0) * 3;
    const c = (corners[facet * 3 + 2] ?? 0) * 3;
    const ax = coordinates[a] ?? 0;
    const ay = coordinates[a + 1] ?? 0;
    const az = coordinates[a + 2] ?? 0;
    const ux = (coordinates[b] ?? 0) - ax;
    const uy = (coordinates[b + 1] ?? 0) - ay;
    const uz = (coordinates[b + 2] ?? 0) - az;
    const vx = (coordinates[c] ?? 0) - ax;
    const vy = (coordinates[c + 1] ?? 0) - ay;
    const vz = (coordinates[c + 2] ?? 0) - az;
    const { x: dx, y: dy, z: dz } = direction;
    const px = dy * vz - dz * vy;
    const py = dz * vx - dx * vz;
    const pz = dx * vy - dy * vx;
    // Six volumes: negative when the line goes the way the facet faces, which is out of the material.
    const determinant = ux * px + uy * py + uz * pz;
    if (determinant === 0) return;
    const sx = origin.x - ax;
    const sy = origin.y - ay;
    const sz = origin.z - az;
    const u = (sx * px + sy * py + sz * pz) / determinant;
    if (!(u >= 0 && u <= 1)) return;
    const qx = sy * uz - sz * uy;
    const qy = sz * ux - sx * uz;
    const qz = sx * uy - sy * ux;
    const v = (dx * qx + dy * qy + dz * qz) / determinant;
    if (!(v >= 0 && u + v <= 1)) return;
    const distance = (vx * qx + vy * qy + vz * qz) / determinant;
    if (distance >= from) into.add(distance, facet, determinant < 0 ? 1 : -1);
  }
}

/** Stands for a direction's zero, whose reciprocal times zero would be no number. */
const tiny = 1e-30;
