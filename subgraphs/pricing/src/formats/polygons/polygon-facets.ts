import { modelProblem, type ModelProblem, type ProblemParams } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { FacetBatch } from '../facet-batch.ts';
import { VertexList } from '../vertex-list.ts';
import { cutsFromSecondCorner, triangulate, type ClippingWork } from './ear-clipping.ts';

/** Far more than any exporter writes in one face. */
const mostCorners = 10_000;
/** About a second of work on concave polygons, in a whole file. */
const mostTests = 100_000_000;
/** As large as the polygons that are read before their vertices may become, in numbers. */
const mostWaiting = 12_000_000;

/** The largest number that the arrays here hold. */
const mostVertex = 0x7fffffff;

/** Polygons between numbered vertices, as OBJ and PLY have them, cut into triangles for a sink. */
export class PolygonFacets {
  readonly vertices = new VertexList();
  /** Vertices of the polygon at hand, counted from zero. */
  readonly #polygon = new Int32Array(mostCorners);
  #length = 0;
  readonly #batch: FacetBatch;
  readonly #work: ClippingWork = { left: mostTests };
  #corners = new Float64Array(64 * 3);
  /** Polygons that refer to vertices not read yet: length, line, vertices. */
  readonly #waiting: number[] = [];

  constructor(sink: TriangleSink) {
    this.#batch = new FacetBatch(sink);
  }

  /** Adds a corner to the polygon at hand: a vertex, counted from zero, that is here or yet to come. */
  corner(vertex: number): ModelProblem | null {
    if (this.#length === mostCorners) return modelProblem('TOO_COMPLEX', { reason: 'POLYGON' });
    this.#polygon[this.#length++] = Math.min(vertex, mostVertex);
    return null;
  }

  /** Ends the polygon at hand. What has fewer than three corners is none and left out. */
  endPolygon(line: number): ModelProblem | null {
    const length = this.#length;
    this.#length = 0;
    if (length < 3) return null;
    const polygon = this.#polygon;
    for (let at = 0; at < length; at++) {
      const vertex = polygon[at] ?? 0;
      if (vertex < 0) return outOfRange(vertex, line);
      if (vertex >= this.vertices.count) return this.#wait(length, line);
    }
    return this.#cut(length);
  }

  /** Everything was read. */
  end(): ModelProblem | null {
    for (let at = 0; at < this.#waiting.length;) {
      const [length = 0, line = 0] = this.#waiting.slice(at, at + 2);
      at += 2;
      for (let corner = 0; corner < length; corner++) {
        const vertex = this.#waiting[at++] ?? 0;
        // Counted as most files do, from one on.
        if (vertex >= this.vertices.count) return outOfRange(vertex + 1, line);
        this.#polygon[corner] = vertex;
      }
      const problem = this.#cut(length);
      if (problem) return problem;
    }
    return this.#batch.flush() ?? (this.#batch.total === 0 ? modelProblem('NO_TRIANGLES') : null);
  }

  #wait(length: number, line: number): ModelProblem | null {
    if (this.#waiting.length + length > mostWaiting) return modelProblem('TOO_COMPLEX', { reason: 'MEMORY' });
    this.#waiting.push(length, line);
    for (let at = 0; at < length; at++) this.#waiting.push(this.#polygon[at] ?? 0);
    return null;
  }

  #cut(length: number): ModelProblem | null {
    const polygon = this.#polygon;
    if (length === 3) return this.#triangle(0, 1, 2);
    if (this.#corners.length < length * 3) this.#corners = new Float64Array(length * 3);
    for (let at = 0; at < length; at++) this.vertices.copy(polygon[at] ?? 0, this.#corners, at * 3);
    if (length === 4) {
      const first = cutsFromSecondCorner(this.#corners) ? 1 : 0;
      return this.#triangle(first, first + 1, first + 2) ?? this.#triangle(first, first + 2, (first + 3) % 4);
    }
    const triangles = triangulate(this.#corners, length, this.#work);
    if (triangles === null) return modelProblem('TOO_COMPLEX', { reason: 'POLYGONS' });
    for (let at = 0; at < triangles.length; at += 3) {
      const problem = this.#triangle(triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0);
      if (problem) return problem;
    }
    return null;
  }

  /** A triangle between corners of the polygon at hand. */
  #triangle(a: number, b: number, c: number): ModelProblem | null {
    const polygon = this.#polygon;
    return this.#batch.add(this.vertices, polygon[a] ?? 0, polygon[b] ?? 0, polygon[c] ?? 0);
  }
}

/** A polygon that refers to a vertex which is not there; vertices are told as files count them. */
export function outOfRange(vertex: number, line: number): ModelProblem {
  const params: ProblemParams = { reason: 'INDEX_OUT_OF_RANGE', vertex };
  return modelProblem('MALFORMED', line > 0 ? { ...params, line } : params);
}
