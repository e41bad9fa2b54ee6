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
  /** What it says of its own; `METAL` unless it says otherwise. */
  purpose: PartPurpose;
}

/** Metal; a help for printing, such as a modifier or a support; or a volume to be taken away from the metal. */
export type PartPurpose = 'METAL' | 'HELP' | 'NEGATIVE';

/** What a part of an object is for: a stretch of its triangles, or one of its components. */
export interface VolumeOfObject {
  readonly objectId: string;
  /** The first and the last of its triangles, from 0 on; null where a component is meant. */
  readonly triangles: { readonly first: number; readonly last: number } | null;
  /** The object that the component refers to. */
  readonly componentId: string | null;
  purpose: PartPurpose;
}

/** An object of a 3MF file: a mesh, which is a stretch of all vertices and triangles, or what it is composed of. */
export interface ModelObject {
  /** What its type says it is for. */
  readonly purpose: PartPurpose;
  /** Stretches of its triangles that are something else than the rest, `last` included. */
  readonly stretches: { readonly first: number; readonly last: number; readonly purpose: PartPurpose }[];
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
  /** Objects, components and stretches that were not drawn because they are no metal, each as often as it is used. */
  leftOut = 0;

  /** Begins an object; what is added from now on is its own. */
  beginObject(path: string, id: string, purpose: PartPurpose): ModelObject | ModelProblem {
    const key = keyOf(path, id);
    if (this.#objects.has(key)) return modelProblem('MALFORMED', { reason: 'OBJECT_TWICE', object: id });
    if (this.#objects.size === mostObjects) return modelProblem('TOO_COMPLEX', { reason: 'OBJECTS' });
    const object: ModelObject = {
      purpose,
      stretches: [],
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

  /**
   * Takes over what the settings of a slicer say of the parts of objects.
   * @param path the part of the package that the objects are in
   */
  settle(path: string, volumes: readonly VolumeOfObject[]): ModelProblem | null {
    for (const { objectId, triangles, componentId, purpose } of volumes) {
      const object = this.#objects.get(keyOf(path, objectId));
      if (!object || purpose === 'METAL') continue;
      if (triangles) {
        const first = object.firstTriangle + triangles.first;
        const last = object.firstTriangle + triangles.last;
        if (!(triangles.first >= 0 && first <= last && last < object.endTriangle)) {
          return modelProblem('MALFORMED', { reason: 'VOLUME_RANGE', object: objectId.slice(0, 40) });
        }
        object.stretches.push({ first, last, purpose });
      } else if (componentId === objectId && object.endTriangle > object.firstTriangle) {
        object.stretches.push({ first: object.firstTriangle, last: object.endTriangle - 1, purpose });
      } else {
        for (const reference of object.components) if (reference.objectId === componentId) reference.purpose = purpose;
      }
    }
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
    for (const { path, objectId, placement, purpose } of references) {
      const part = this.#objects.get(keyOf(path, objectId));
      if (!part) return modelProblem('MALFORMED', { reason: 'NO_SUCH_OBJECT', object: objectId.slice(0, 40) });
      if (purpose === 'NEGATIVE' || part.purpose === 'NEGATIVE') return negative();
      if (purpose === 'METAL' && part.purpose === 'METAL') placed.push({ part, placement });
      else this.leftOut++;
    }
    return placed;
  }

  /** Hands over the triangles of an object in its place. */
  *draw({ part, placement }: Placed<ModelObject>, batch: FacetBatch): Generator<void, ModelProblem | null> {
    if (part.stretches.some(({ purpose }) => purpose === 'NEGATIVE')) return negative();
    const skipped = part.stretches.toSorted((one, other) => one.first - other.first);
    this.leftOut += skipped.length;
    let next = 0;
    const isMirrored = mirrors(placement);
    const second = isMirrored ? 2 : 1;
    for (let triangle = part.firstTriangle; triangle < part.endTriangle; triangle++) {
      while (triangle > (skipped[next]?.last ?? Infinity)) next++;
      if (triangle >= (skipped[next]?.first ?? Infinity)) {
        triangle = skipped[next]?.last ?? triangle;
        continue;
      }
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

/** Nothing here cuts one body out of another, and counted as metal it would be paid for twice. */
const negative = (): ModelProblem => modelProblem('UNSUPPORTED_FORMAT', { format: '3MF', feature: 'NEGATIVE_VOLUME' });

const isBelow = (count: number, vertex: number): boolean => vertex >= 0 && vertex < count && Number.isInteger(vertex);

const keyOf = (path: string, id: string): string => `${path}\n${id}`;
