import { modelProblem, type ModelProblem } from '../domain/geometry/problems/model-problem.ts';
import { largestCoordinate } from '../domain/geometry/surface/triangle-sink.ts';

/** Blocks instead of one array: growing copies nothing and never holds twice what is there. */
const blockBits = 14;
const blockVertices = 1 << blockBits;
const blockMask = blockVertices - 1;

/** Three for each of five million triangles that share none; takes 360 MB. */
const mostVertices = 15_000_000;

/** Vertices that facets refer to by number, in the order they were read. */
export class VertexList {
  /** Where the coordinates of the next vertex are put before it is added: doubles in a call would be heap objects. */
  readonly next = new Float64Array(3);
  readonly #blocks: Float64Array[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds the vertex at `next`. Gives the problem when it is none, or one too many. */
  add(): ModelProblem | null {
    const next = this.next;
    const x = next[0] ?? 0;
    const y = next[1] ?? 0;
    const z = next[2] ?? 0;
    // Written so that NaN fails it too.
    if (!(Math.abs(x) <= largestCoordinate && Math.abs(y) <= largestCoordinate && Math.abs(z) <= largestCoordinate)) {
      return modelProblem('NON_FINITE_COORDINATE', { vertex: this.#count + 1 });
    }
    const vertex = this.#count++;
    const at = (vertex & blockMask) * 3;
    if (at === 0) {
      if (vertex >= mostVertices) return modelProblem('TOO_COMPLEX', { reason: 'MEMORY' });
      this.#blocks.push(new Float64Array(blockVertices * 3));
    }
    const block = this.#blocks[vertex >>> blockBits];
    if (!block) return null;
    // Adding zero turns -0 into 0: one point, one pattern of bits.
    block[at] = x + 0;
    block[at + 1] = y + 0;
    block[at + 2] = z + 0;
    return null;
  }

  /** Copies the coordinates of a vertex that is there. */
  copy(vertex: number, target: Float64Array, at: number): void {
    const block = this.#blocks[vertex >>> blockBits];
    if (!block) return;
    const from = (vertex & blockMask) * 3;
    target[at] = block[from] ?? 0;
    target[at + 1] = block[from + 1] ?? 0;
    target[at + 2] = block[from + 2] ?? 0;
  }
}
