import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { FacetBatch } from '../facet-batch.ts';
import { mirrors, place, type Placed, type Placement } from '../placement.ts';
import { largestCoordinate } from '../../domain/geometry/surface/triangle-sink.ts';
import { VertexList } from '../vertex-list.ts';

const blockBits = 14;
const blockTriangles = 1 << blockBits;
const blockMask = blockTriangles - 1;
/** Takes 180 MB. */
const mostTriangles = 15_000_000;
/** Objects, and references to them, in all parts of a package. */
const mostObjects = 200_000;

/** A reference to an object that may not have been read yet. */
export interface Reference {
  readonly path: string;
  readonly objectId: string;
  readonly placement: Placement;
}

/** An object of a 3MF file: a mesh, which is a stretch of all vertices and triangles, or what it is composed of. */
export interface ModelObject {
  readonly firstVertex: number;
  readonly firstTriangle: number;
  /** One after the last. */
  endTriangle: number;
  readonly components: Reference[];
}

/** The objects of all parts of a package, and their vertices and triangles in one list each: objects may be many and small. */
export class Resources {
  readonly vertices = new VertexList();
  readonly #triangles: Int32Array[] = [];
  #triangleCount = 0;
  readonly #objects = new Map<string, ModelObject>();
  #referenceCount = 0;

  /** Begins an object; what is added from now on is its own. */
  beginObject(path: string, id: string): ModelObject | ModelProblem {
    const key = keyOf(path, id);
    if (this.#objects.has(key)) return modelProblem('MALFORMED', { reason: 'OBJECT_TWICE', object: id });
    if (this.#objects.size === mostObjects) return modelProblem('TOO_COMPLEX', { reason: 'OBJECTS' });
    const object = {
      firstVertex: this.vertices.count,
      firstTriangle: this.#triangleCount,
      endTriangle: this.#triangleCount,
      components: [],
    };
    this.#objects.set(key, object);
    return object;
  }

  addReference(to: Reference[], reference: Reference): ModelProblem | null {
    if (++this.#referenceCount > mostObjects) return modelProblem('TOO_COMPLEX', { reason: 'OBJECTS' });
    to.push(reference);
    return null;
  }

  /** Adds a triangle between three vertices of the object, counted from its first. */
  addTriangle(object: ModelObject, vertices: Float64Array): ModelProblem | null {
    const count = this.vertices.count - object.firstVertex;
    const [a = 0, b = 0, c = 0] = vertices;
    // Written so that NaN and fractions fail it too.
    if (!(isBelow(count, a) && isBelow(count, b) && isBelow(count, c))) {
      return modelProblem('MALFORMED', { reason: 'INDEX_OUT_OF_RANGE', triangle: this.#triangleCount + 1 });
    }
    const triangle = this.#triangleCount++;
    const at = (triangle & blockMask) * 3;
    if (at === 0) {
      if (triangle >= mostTriangles) return modelProblem('TOO_COMPLEX', { reason: 'MEMORY' });
      this.#triangles.push(new Int32Array(blockTriangles * 3));
    }
    const block = this.#triangles[triangle >>> blockBits];
    if (!block) return null;
    block[at] = object.firstVertex + a;
    block[at + 1] = object.firstVertex + b;
    block[at + 2] = object.firstVertex + c;
    object.endTriangle = this.#triangleCount;
    return null;
  }

  /** The objects that are referred to, in their places. */
  placed(references: readonly Reference[]): readonly Placed<ModelObject>[] | ModelProblem {
    const placed: Placed<ModelObject>[] = [];
    for (const { path, objectId, placement } of references) {
      const part = this.#objects.get(keyOf(path, objectId));
      if (!part) return modelProblem('MALFORMED', { reason: 'NO_SUCH_OBJECT', object: objectId.slice(0, 40) });
      placed.push({ part, placement });
    }
    return placed;
  }

  /** Hands over the triangles of an object in its place. */
  *draw({ part, placement }: Placed<ModelObject>, batch: FacetBatch): Generator<void, ModelProblem | null> {
    const isMirrored = mirrors(placement);
    const second = isMirrored ? 2 : 1;
    for (let triangle = part.firstTriangle; triangle < part.endTriangle; triangle++) {
      const block = this.#triangles[triangle >>> blockBits];
      const from = (triangle & blockMask) * 3;
      const { at, corners } = batch;
      this.vertices.copy(block?.[from] ?? 0, corners, at);
      this.vertices.copy(block?.[from + second] ?? 0, corners, at + 3);
      this.vertices.copy(block?.[from + 3 - second] ?? 0, corners, at + 6);
      for (let corner = at; corner < at + 9; corner += 3) place(placement, corners, corner);
      for (let coordinate = at; coordinate < at + 9; coordinate++) {
        // Written so that NaN fails it too.
        if (!(Math.abs(corners[coordinate] ?? 0) <= largestCoordinate)) {
          return modelProblem('NON_FINITE_COORDINATE', { facet: batch.total + 1 });
        }
      }
      const problem = batch.take();
      if (problem) return problem;
      if ((triangle & 0x1fff) === 0x1fff) yield;
    }
    return null;
  }
}

const isBelow = (count: number, vertex: number): boolean => vertex >= 0 && vertex < count && Number.isInteger(vertex);

const keyOf = (path: string, id: string): string => `${path}\n${id}`;
