import type { ModelProblem } from '../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../domain/geometry/surface/triangle-sink.ts';
import type { VertexList } from './vertex-list.ts';

const batchFacets = 512;

/** Hands triangles over to a sink a batch at a time. */
export class FacetBatch {
  readonly #sink: TriangleSink;
  readonly #batch = new Float64Array(batchFacets * 9);
  #inBatch = 0;
  #total = 0;

  constructor(sink: TriangleSink) {
    this.#sink = sink;
  }

  /** How many triangles there were. */
  get total(): number {
    return this.#total;
  }

  /** Where the nine coordinates of the next triangle are written; `take` then takes it. */
  get corners(): Float64Array {
    return this.#batch;
  }
  get at(): number {
    return this.#inBatch * 9;
  }

  /** Takes the triangle written at `at`. */
  take(): ModelProblem | null {
    this.#total++;
    return ++this.#inBatch === batchFacets ? this.flush() : null;
  }

  /** Takes the triangle between three vertices. */
  add(vertices: VertexList, a: number, b: number, c: number): ModelProblem | null {
    const at = this.at;
    vertices.copy(a, this.#batch, at);
    vertices.copy(b, this.#batch, at + 3);
    vertices.copy(c, this.#batch, at + 6);
    return this.take();
  }

  /** Hands over what is left. */
  flush(): ModelProblem | null {
    const count = this.#inBatch;
    this.#inBatch = 0;
    return count === 0 ? null : this.#sink.triangles(this.#batch, count);
  }
}
